namespace AnimeGan.Cli.Machine;

/// <summary>Which BLAS libtorch got: on Debian any of several may stand behind libblas.so.3.</summary>
/// <param name="Path">The file that is mapped; null where libtorch has its BLAS inside.</param>
/// <param name="Kind">"OpenBLAS (OpenMP)", "OpenBLAS (pthread)", "reference", "MKL", "BLIS" or "built in".</param>
/// <param name="Warning">What is slow about it and how to mend it; null where nothing is.</param>
internal sealed record BlasLibrary(string? Path, string Kind, string? Warning)
{
    private const string Mend = "type: bash environment/setup.sh";

    /// <summary>Reads which libraries this process has mapped; libtorch must be loaded by then.</summary>
    public static BlasLibrary Detect() => FromMappings(File.Exists("/proc/self/maps") ? File.ReadLines("/proc/self/maps") : []);

    /// <summary>Finds the BLAS among lines of /proc/self/maps.</summary>
    /// <param name="lines">Lines whose sixth field is the file that is mapped.</param>
    public static BlasLibrary FromMappings(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var files = lines
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var slash && slash >= 0 ? line[slash..] : "")
            .Distinct()
            .ToList();
        var path = Find(files, "libmkl_") ?? Find(files, "libblis") ?? Find(files, "libopenblas") ?? Find(files, "libblas");
        return path switch
        {
            null => new BlasLibrary(null, "built in", null),
            _ when path.Contains("mkl", StringComparison.Ordinal) => new BlasLibrary(path, "MKL", null),
            _ when path.Contains("blis", StringComparison.Ordinal) => new BlasLibrary(path, "BLIS", null),
            _ when path.Contains("openblas-pthread", StringComparison.Ordinal) => new BlasLibrary(
                path,
                "OpenBLAS (pthread)",
                $"this OpenBLAS brings threads of its own, which get in the way of libtorch's; take the OpenMP build instead, {Mend}"),
            _ when path.Contains("openblas-serial", StringComparison.Ordinal) => new BlasLibrary(
                path, "OpenBLAS (serial)", $"this OpenBLAS uses one core only; take the OpenMP build instead, {Mend}"),
            _ when path.Contains("openblas-openmp", StringComparison.Ordinal) => new BlasLibrary(path, "OpenBLAS (OpenMP)", null),
            _ when path.Contains("openblas", StringComparison.Ordinal) => new BlasLibrary(path, "OpenBLAS", null),
            _ when path.Contains("atlas", StringComparison.Ordinal) => new BlasLibrary(path, "ATLAS", $"ATLAS is slow for convolutions; {Mend}"),
            _ => new BlasLibrary(path, "reference", $"this is the reference BLAS, with which training takes about 11 times as long; {Mend}"),
        };
    }

    private static string? Find(List<string> files, string prefix) =>
        files.Find(file => System.IO.Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal));
}
