using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>CIFAR-10's binary version: files of records, each a class and 32×32 colour pixels.</summary>
/// <remarks>
/// Krizhevsky 2009, 'Learning Multiple Layers of Features from Tiny Images'; the layout is that of the data set's page,
/// section 'Binary version': 1 byte of class, then 1024 each of red, green and blue, row by row.
/// </remarks>
internal static class Cifar10Files
{
    private const int Side = 32;
    private const int PlanesBytes = 3 * Side * Side;
    private const int RecordBytes = 1 + PlanesBytes;

    // The whole training set in one file; a few kilobytes, packed, unpack to more than any machine's memory.
    private const int MostRecords = 50_000;

    // batches.meta.txt in the publisher's archive; in the order of the numbers.
    private static readonly string[] _classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads the pictures of all batches.</summary>
    public static RawPictures Read(string folder, ImportOptions options)
    {
        var place = Directory.Exists(Path.Combine(folder, "cifar-10-batches-bin")) ? Path.Combine(folder, "cifar-10-batches-bin") : folder;
        string[] names = options.Training ? [.. Enumerable.Range(1, 5).Select(batch => $"data_batch_{batch}.bin")] : ["test_batch.bin"];
        var records = new List<byte[]>();
        var files = new List<ImportedFile>();
        foreach (var name in names)
        {
            var path = Find(place, name);
            using var file = new PublishedFile(path);
            ReadRecords(file, path, records);
            files.Add(file.Import);
        }

        var count = options.Count == 0 ? records.Count : Math.Min(options.Count, records.Count);
        var labels = new LabelTable(["class"], [[.. records.Take(count).Select(record => _classes[record[0]])]]);
        return new RawPictures(
            $"cifar-10, {(options.Training ? "training" : "test")}", count, index => Planes.ToImage(records[index].AsSpan(1), Side, Side), labels, files);
    }

    private static void ReadRecords(PublishedFile file, string path, List<byte[]> records)
    {
        for (var number = 0; ; number++)
        {
            var record = new byte[RecordBytes];
            var read = file.ReadSome(record);
            if (read == 0 && number > 0)
            {
                return;
            }

            if (read < RecordBytes)
            {
                throw new PreparationException(
                    $"{path} is truncated: record {number} should have {RecordBytes} bytes, {read} are there. Take CIFAR-10's binary version, and download it again.");
            }

            if (record[0] >= _classes.Length)
            {
                throw new PreparationException(
                    $"{path}: record {number} is of class {record[0]}, 0 to {_classes.Length - 1} were expected. Take CIFAR-10's binary version (neither the Python nor the MATLAB one).");
            }

            if (number == MostRecords)
            {
                throw new PreparationException($"{path} goes on after {MostRecords} pictures; a batch of CIFAR-10 has 10000. Download it again.");
            }

            records.Add(record);
        }
    }

    private static string Find(string folder, string name) =>
        new[] { name, $"{name}.gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new PreparationException($"{folder} holds no {name}; unpack CIFAR-10's binary version (cifar-10-binary.tar.gz) and name its folder.");
}
