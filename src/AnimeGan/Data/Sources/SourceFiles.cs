using System.Text;
using AnimeGan.Data.Interop;

namespace AnimeGan.Data;

/// <summary>The files below a folder, in an order that depends on their names alone.</summary>
/// <remarks>
/// In each folder first its files, then its folders, both in ordinal order; files by their names without the ending first, so that
/// "face.png" comes before its copies "face (1).png" and "face-2.png", and is the one that these are called duplicates of. Folders that are links come after all others, so that a
/// file is known by its own name and not by a link's. A folder is read once, whatever leads to it, and none that holds the source.
/// </remarks>
internal sealed class SourceFiles
{
    private readonly string _source;
    private readonly bool _includeHidden;
    private readonly CancellationToken _token;
    private readonly SourceListing _found = new();
    private readonly Stack<Place> _pending = new();
    private readonly Queue<Place> _links = new();
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    private SourceFiles(string source, bool includeHidden, CancellationToken token) => (_source, _includeHidden, _token) = (source, includeHidden, token);

    /// <summary>Lists a folder with its sub-folders. Opens no file.</summary>
    /// <param name="source">An absolute path.</param>
    /// <param name="includeHidden">Whether hidden files and those of other programs are taken.</param>
    /// <param name="token">Stops the listing.</param>
    public static SourceListing List(string source, bool includeHidden, CancellationToken token)
    {
        var files = new SourceFiles(source, includeHidden, token);
        files.Walk();
        return files._found;
    }

    private void Walk()
    {
        for (var above = new DirectoryInfo(_source).Parent; above is not null; above = above.Parent)
        {
            _seen.TryAdd(IdentityOf(above.FullName), "a folder that holds this one");
        }

        _seen.TryAdd(IdentityOf(_source), "this folder");
        _pending.Push(new Place(string.Empty, null, _source));
        while (_pending.TryPop(out var place) || Follow(out place))
        {
            _token.ThrowIfCancellationRequested();
            try
            {
                Sort(place, Entries(place));
            }
            catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
            {
                _found.Rejected.Add(new RejectedInput(place.Name + "/", RejectionReason.Unreadable, $"The folder cannot be listed: {refused.GetType().Name}."));
            }
        }
    }

    // The next link, where it leads to a folder that has not been read.
    private bool Follow(out Place place)
    {
        while (_links.TryDequeue(out place))
        {
            if (_seen.TryAdd(place.Identity, place.Name + "/"))
            {
                return true;
            }

            _found.LeftOut.Add(new LeftOutInput(place.Name + "/", $"a link to {_seen[place.Identity]}, which is read already", 1));
        }

        return false;
    }

    private void Sort(Place place, List<FolderEntry> entries)
    {
        entries.Sort(Compare);
        var folders = new List<Place>();
        foreach (var entry in entries)
        {
            var name = place.Name.Length == 0 ? entry.Name : $"{place.Name}/{entry.Name}";
            var below = place.Below(entry, name, _source);
            if (!_includeHidden && OtherPrograms.WhyLeftOut(entry.Name) is { } why)
            {
                LeaveOut(entry, below, why);
            }
            else if (entry.Kind != EntryKind.Folder)
            {
                _found.Files.Add(new SourceFile(name, below.RawPath, Refusal(entry.Kind)));
            }
            else if (entry.IsLink)
            {
                _links.Enqueue(below);
            }
            else if (_seen.TryAdd(below.Identity, name + "/"))
            {
                folders.Add(below);
            }
            else
            {
                _found.LeftOut.Add(new LeftOutInput(name + "/", $"the same folder as {_seen[below.Identity]}, which is read already", 1));
            }
        }

        folders.Reverse();
        folders.ForEach(_pending.Push);
    }

    private static int Compare(FolderEntry a, FolderEntry b)
    {
        var stems = string.CompareOrdinal(Stem(a), Stem(b));
        return stems != 0 ? stems : string.CompareOrdinal(a.Name, b.Name);
    }

    private static string Stem(FolderEntry entry) => entry.Kind == EntryKind.Folder ? entry.Name : Path.GetFileNameWithoutExtension(entry.Name);

    private void LeaveOut(FolderEntry entry, Place place, string why)
    {
        if (entry.Kind != EntryKind.Folder || entry.IsLink)
        {
            _found.LeftOut.Add(new LeftOutInput(place.Name, why, 1));
            return;
        }

        var files = CountFiles(place);
        if (files > 0)
        {
            _found.LeftOut.Add(new LeftOutInput(place.Name + "/", why, files));
        }
    }

    private int CountFiles(Place folder)
    {
        var (count, pending) = (0, new Stack<Place>([folder]));
        while (pending.TryPop(out var place))
        {
            _token.ThrowIfCancellationRequested();
            try
            {
                foreach (var entry in Entries(place))
                {
                    if (entry is { Kind: EntryKind.Folder, IsLink: false })
                    {
                        pending.Push(place.Below(entry, $"{place.Name}/{entry.Name}", _source));
                    }
                    else
                    {
                        count++;
                    }
                }
            }
            catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
            {
                // What nobody wants need not be readable; it is one thing that is left out.
                count++;
            }
        }

        return count;
    }

    private static (RejectionReason Reason, string Detail)? Refusal(EntryKind kind) => kind switch
    {
        EntryKind.DeadLink => (RejectionReason.DeadLink, "A link to nothing; mend it, or copy the file here."),
        EntryKind.Pipe => (RejectionReason.NotAFile, "A pipe between programs, which holds nothing."),
        EntryKind.Socket => (RejectionReason.NotAFile, "A socket of a program, which holds nothing."),
        EntryKind.Device => (RejectionReason.NotAFile, "A device, not a file."),
        _ => null,
    };

    private static string IdentityOf(string folder) => LinuxFolder.IsAvailable ? LinuxFolder.Identity(Encoding.UTF8.GetBytes(folder)) ?? folder : folder;

    private List<FolderEntry> Entries(Place place)
    {
        if (LinuxFolder.IsAvailable)
        {
            return LinuxFolder.Read(place.RawPath ?? Encoding.UTF8.GetBytes(Path.Combine(_source, place.Name)));
        }

        return [.. new DirectoryInfo(Path.Combine(_source, place.Name)).EnumerateFileSystemInfos().Select(entry => Describe(place, entry))];
    }

    // Elsewhere names are text, and a folder is known by its path.
    private static FolderEntry Describe(Place place, FileSystemInfo entry)
    {
        var isLink = entry.LinkTarget is not null;
        var target = isLink ? Target(entry) : entry;
        var kind = target is null ? EntryKind.DeadLink : target.Attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder : EntryKind.File;
        return new FolderEntry(entry.Name, null, kind, isLink, kind == EntryKind.Folder ? isLink ? target!.FullName : Path.Combine(place.Identity, entry.Name) : null);
    }

    private static FileSystemInfo? Target(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? target : null;
        }
        catch (IOException)
        {
            // It leads to itself.
            return null;
        }
    }

    /// <summary>A folder, or what is in one: how it is shown, how it is opened where .NET cannot, and which one it is.</summary>
    private readonly record struct Place(string Name, byte[]? RawPath, string Identity)
    {
        public Place Below(FolderEntry entry, string name, string source)
        {
            byte[]? raw = RawPath is null && entry.RawName is null
                ? null
                : LinuxFolder.Join(RawPath ?? Encoding.UTF8.GetBytes(Path.Combine(source, Name)), entry.RawName ?? Encoding.UTF8.GetBytes(entry.Name));
            return new Place(name, raw, entry.Identity ?? name);
        }
    }
}
