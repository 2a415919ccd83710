namespace AnimeGan.Figures;

/// <summary>Where a training run stands.</summary>
internal enum TrainingPhase
{
    /// <summary>Steps are being taken.</summary>
    Running,

    /// <summary>It was asked to stop before its last step.</summary>
    Stopped,

    /// <summary>All steps are done.</summary>
    Done,
}
