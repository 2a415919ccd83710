using AnimeGan.Engine;

namespace AnimeGan.Interactive;

/// <summary>What a session of notebook cells needs for tensors, done when the cells bring TorchSharp in: a notebook without it pays nothing.</summary>
public static class TensorSession
{
    private const string Library = "TorchSharp";

    /// <summary>To be called when a session begins: formatters belong to the process, and whoever resets them begins anew.</summary>
    public static void Begin()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= Register;
        if (IsLoaded())
        {
            TensorFormatters.Register();
        }
        else
        {
            AppDomain.CurrentDomain.AssemblyLoad += Register;
        }
    }

    /// <summary>To be called before code of a cell runs: a convolution of the cell's own shall be right, too (<see cref="ConvolutionCheck"/>).</summary>
    public static void BeforeCode()
    {
        if (IsLoaded())
        {
            _ = ConvolutionCheck.Way;
        }
    }

    private static void Register(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (loaded.LoadedAssembly.GetName().Name == Library)
        {
            AppDomain.CurrentDomain.AssemblyLoad -= Register;
            TensorFormatters.Register();
        }
    }

    private static bool IsLoaded() => Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == Library);
}
