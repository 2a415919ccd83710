using System.Runtime.CompilerServices;
using AnimeGan.Engine;

namespace AnimeGan.Cli.Tests;

/// <summary>Tests here run commands in their own process, which the program's first line has not prepared.</summary>
internal static class EnginePreparation
{
    [ModuleInitializer]
    internal static void Prepare() => TensorEngine.Prepare();
}
