namespace AnimeGan.Training;

/// <summary>What becomes of a run's schedules when it is given more steps.</summary>
public enum ScheduleChange
{
    /// <summary>They end where they were to end; from there on rates that fall are 0.</summary>
    Keep,

    /// <summary>They are spread over the new number of steps; what has changed already jumps back.</summary>
    Stretch,
}
