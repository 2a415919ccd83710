using AnimeGan.Testing;

namespace AnimeGan.Fuzzing;

/// <summary>A reader of the kit's, and the law that holds for it: it returns, or throws what its documentation says.</summary>
/// <param name="name">One word, for <c>--target</c>.</param>
/// <param name="reads">What it reads, for people.</param>
/// <param name="documented">The exceptions that its documentation names.</param>
internal abstract class FuzzTarget(string name, string reads, params Type[] documented) : IDisposable
{
    // Made where something is first read: most of a test's targets only say their names.
    private TemporaryFolder? _folder;

    public string Name { get; } = name;

    public string Reads { get; } = reads;

    /// <summary>How long inputs are at most, in bytes; less where the compiler reads, which takes the square of some texts ("?a?a?a…").</summary>
    public virtual int MostInput => Mutator.MostBytes;

    /// <summary>Bytes of managed memory that one reading may take.</summary>
    public virtual long MostMemory => Trial.MostBytes;

    /// <summary>How often something was read to its end.</summary>
    public long Successes { get; private set; }

    /// <summary>Whole files, small, the same at every start.</summary>
    public abstract IEnumerable<byte[]> Seeds();

    /// <summary>Reads an input as the kit would.</summary>
    /// <param name="input">Whatever a stranger sends.</param>
    /// <returns>What became of it, alike for inputs that go the same way.</returns>
    public abstract string Read(byte[] input);

    public virtual void Dispose() => _folder?.Dispose();

    /// <summary>A file in the target's own folder.</summary>
    protected string InFile(string file, byte[] content)
    {
        _folder ??= new TemporaryFolder();
        var path = _folder[file];
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Reads, and takes a documented exception for an answer, if the kit threw it and not .NET beneath it.</summary>
    protected string Attempt(Func<object?> read)
    {
        try
        {
            var way = $"{read()}";
            Successes++;
            return way;
        }
        catch (Exception error) when (IsDocumented(error))
        {
            return Signature.Of(error);
        }
    }

    private bool IsDocumented(Exception error) =>
        documented.Any(type => type.IsInstanceOfType(error)) && Signature.Thrower(error)?.StartsWith("AnimeGan", StringComparison.Ordinal) == true;
}
