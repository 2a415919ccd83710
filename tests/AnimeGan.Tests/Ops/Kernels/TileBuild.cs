using System.Runtime.InteropServices;
using AnimeGan.Testing;

namespace AnimeGan.Tests.Ops;

/// <summary>Builds the C++ that multiplies tiles anew: with sanitizers, and with an emulator of the instructions that a processor lacks.</summary>
internal static class TileBuild
{
    private const string Sources = "src/AnimeGan/Ops/native";
    private const string Checks = "tests/AnimeGan.Tests/Ops/native";

    // Each file with the instruction set that the build gives it.
    private static readonly (string File, string[] Options)[] _sources =
    [
        ($"{Sources}/amx.cpp", []),
        ($"{Sources}/avx512bf16.cpp", ["-mavx512f", "-mavx512bf16", "-mprefer-vector-width=512"]),
        ($"{Sources}/machine.cpp", ["-DAGF_EMULATED=3"]),
    ];

    /// <summary>Nothing but x86 has these instructions; LayerStackTests looks at what is used there.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>The program of check.cpp, with the sanitizers of addresses and of undefined behaviour.</summary>
    /// <param name="folder">For what lies between.</param>
    /// <param name="program">Where it goes.</param>
    /// <param name="token">Ends it.</param>
    /// <exception cref="InvalidOperationException">The compiler refused; the message holds what it says.</exception>
    public static Task CheckAsync(string folder, string program, CancellationToken token) =>
        BuildAsync(folder, program, ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"], "check.cpp", token);

    /// <summary>The library of the kit's own, which brings all instructions to this processor.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    public static Task EmulatedAsync(string folder, string program, CancellationToken token) =>
        BuildAsync(folder, program, ["-O2", "-fPIC", "-shared"], "emulated.cpp", token);

    private static async Task BuildAsync(string folder, string program, string[] options, string own, CancellationToken token)
    {
        (string File, string[] Options)[] sources = [.. _sources, ($"{Checks}/{own}", [])];
        var objects = await Task.WhenAll(sources.Select((source, i) => Task.Run(
            () =>
            {
                var compiled = Path.Combine(folder, $"{Path.GetFileName(program)}-{i}.o");
                Compile(["-std=c++17", .. options.Where(option => option != "-shared"), .. source.Options, $"-I{RepositoryFiles.PathOf(Sources)}", "-c", RepositoryFiles.PathOf(source.File), "-o", compiled]);
                return compiled;
            },
            token)));
        Compile([.. options, .. objects, "-o", program]);
    }

    private static void Compile(string[] arguments)
    {
        var result = ChildProcess.Run("g++", arguments);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"g++ refused:\n{result.Output}{result.Error}");
        }
    }
}
