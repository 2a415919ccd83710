namespace AnimeGan.Objectives;

/// <summary>How far a change that is spread over the first part of a run has come.</summary>
internal static class Ramp
{
    /// <summary>From 0 at the run's start linearly to 1 where the share 'until' of it is done, and 1 from there on; 1 where until is 0.</summary>
    internal static double Up(double progress, double until) => until <= 0 ? 1 : Math.Min(1, progress / until);
}
