namespace AnimeGan.Engine;

/// <summary>placeholder while the rest compiles.</summary>
internal static class SelfCheck { internal static string Answer => "x"; }
