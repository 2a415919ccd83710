namespace AnimeGan.Sounds;

/// <summary>What sounds together.</summary>
public enum SoundKind
{
    /// <summary>One note.</summary>
    Tone,

    /// <summary>A note with those four and seven semitones above it.</summary>
    MajorChord,

    /// <summary>A note with those three and seven semitones above it.</summary>
    MinorChord,
}
