using AnimeGan.Files;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>The labels of a folder's files, checked against the files before anything is decoded.</summary>
internal sealed class InputLabels
{
    private const string FileColumn = "file";
    private const string FolderColumn = "folder";
    private const int Shown = 5;

    private readonly string[] _names;
    private readonly Func<string, string[]?> _find;
    private readonly List<string>[] _accepted;

    private InputLabels(string[] names, Func<string, string[]?> find)
    {
        _names = names;
        _find = find;
        _accepted = [.. names.Select(_ => new List<string>())];
    }

    /// <summary>Reads and checks labels; null where there are to be none.</summary>
    /// <param name="options">Which labels.</param>
    /// <param name="files">Paths from the source.</param>
    /// <exception cref="PreparationException">A picture has no label, or a label no picture, or the CSV is not of the right form.</exception>
    public static InputLabels? Create(FolderPreparationOptions options, IReadOnlyList<string> files)
    {
        InputLabels? labels = options.Labels switch
        {
            LabelSource.Folders => new InputLabels([FolderColumn], FolderOf),
            LabelSource.Csv => ReadCsv(options.LabelsFile!, files),
            _ => null,
        };
        if (labels is not null)
        {
            string where = options.Labels == LabelSource.Csv ? $"have no line in {options.LabelsFile}; add them" : "lie in no sub-folder; put them into one";
            ThrowIfAny(files.Where(file => PictureFormats.FromName(file) != PictureFormat.Unknown && labels._find(file) is null), where);
        }

        return labels;
    }

    /// <summary>Whether a file has labels.</summary>
    public bool Has(string file) => _find(file) is not null;

    /// <summary>Takes a file's labels over as those of the next picture.</summary>
    public void Accept(string file)
    {
        string[] values = _find(file)!;
        for (int i = 0; i < values.Length; i++)
        {
            _accepted[i].Add(values[i]);
        }
    }

    /// <summary>The accepted pictures' labels.</summary>
    public LabelTable Table() => new(_names, [.. _accepted.Select(column => column.ToArray())]);

    private static string[]? FolderOf(string file)
    {
        int slash = file.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : [string.Intern(file[..slash])];
    }

    private static InputLabels ReadCsv(string path, IReadOnlyList<string> files)
    {
        if (!File.Exists(path))
        {
            throw new PreparationException($"There is no labels file {path}; name one with a first line 'file,NAME,…'.");
        }

        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string[]? names = null;
        try
        {
            using var reader = new StreamReader(path);
            foreach (List<string> record in Csv.Read(reader))
            {
                if (names is null)
                {
                    names = Header(record, path);
                    continue;
                }

                if (record.Count != names.Length + 1)
                {
                    throw new PreparationException(
                        $"{path}: the line of '{record[0]}' has {record.Count} values, the first line has {names.Length + 1}; fill the missing ones in.");
                }

                if (!rows.TryAdd(record[0].Replace('\\', '/'), [.. record.Skip(1).Select(string.Intern)]))
                {
                    throw new PreparationException($"{path} names '{record[0]}' twice; keep one of the two lines.");
                }
            }
        }
        catch (FormatException broken)
        {
            throw new PreparationException($"{path}: {broken.Message}");
        }

        var known = new HashSet<string>(files, StringComparer.Ordinal);
        ThrowIfAny(rows.Keys.Where(file => !known.Contains(file)), $"are named in {path} but are not in the folder; remove the lines or add the files");
        return new InputLabels(names ?? throw new PreparationException($"{path} is empty; its first line must be 'file,NAME,…'."), rows.GetValueOrDefault);
    }

    private static string[] Header(List<string> record, string path)
    {
        if (record[0].TrimStart('\uFEFF') != FileColumn || record.Count < 2)
        {
            throw new PreparationException(
                $"{path}: the first line must be 'file,NAME,…' with at least one attribute, got '{string.Join(',', record)}'.");
        }

        string[] names = [.. record.Skip(1)];
        try
        {
            // The same rules as for the finished table, before any work is done.
            _ = new LabelTable(names, [.. names.Select(_ => Array.Empty<string>())]);
        }
        catch (ArgumentException wrong)
        {
            throw new PreparationException($"{path}: {wrong.Message}");
        }

        return names;
    }

    private static void ThrowIfAny(IEnumerable<string> files, string problem)
    {
        List<string> all = [.. files];
        if (all.Count > 0)
        {
            string more = all.Count > Shown ? $" and {all.Count - Shown} more" : string.Empty;
            throw new PreparationException($"{string.Join(", ", all.Take(Shown))}{more} {problem}.");
        }
    }
}
