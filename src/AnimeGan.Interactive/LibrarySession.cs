using System.Reflection;
using AnimeGan.Engine;

namespace AnimeGan.Interactive;

/// <summary>What a session of notebook cells needs for libraries that cells bring in, done when they do: a notebook without them pays nothing.</summary>
public static class LibrarySession
{
    private static readonly Dictionary<string, Action<Assembly>> _libraries = new(StringComparer.Ordinal)
    {
        ["TorchSharp"] = _ => TensorFormatters.Register(),
        ["Plotly.NET"] = plotly => ChartFormatters.Register(plotly, _handsJsonOn),
    };

    private static bool _handsJsonOn;
    private static bool _hasBegun;

    /// <summary>To be called when a session begins: formatters belong to the process, and whoever resets them begins anew.</summary>
    public static void Begin()
    {
        (_handsJsonOn, _hasBegun) = (true, true);
        FigureFormatters.Register();
        AppDomain.CurrentDomain.AssemblyLoad -= Register;
        AppDomain.CurrentDomain.AssemblyLoad += Register;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Register(assembly);
        }
    }

    /// <summary>The same in a kernel of others, which puts Plotly's JSON into a notebook as text; nothing where the session is the kit's.</summary>
    /// <remarks>That kernel finds an assembly anew while it tells that it has loaded it; so what is told is done later, on another thread.</remarks>
    internal static void BeginAsGuest()
    {
        if (_hasBegun)
        {
            return;
        }

        _hasBegun = true;
        TensorFormatters.Register();
        AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) => ThreadPool.QueueUserWorkItem(static assembly => Register(assembly), loaded.LoadedAssembly, preferLocal: false);
    }

    /// <summary>To be called before code of a cell runs: a convolution of the cell's own shall be right, too (<see cref="ConvolutionCheck"/>).</summary>
    public static void BeforeCode()
    {
        if (Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "TorchSharp"))
        {
            _ = ConvolutionCheck.Way;
        }
    }

    private static void Register(object? sender, AssemblyLoadEventArgs loaded) => Register(loaded.LoadedAssembly);

    private static void Register(Assembly assembly)
    {
        if (_libraries.TryGetValue(assembly.GetName().Name ?? string.Empty, out var register))
        {
            register(assembly);
        }
    }
}
