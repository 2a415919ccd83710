namespace AnimeGan.Data;

/// <summary>What the header of a NumPy file says.</summary>
/// <param name="ElementType">"|u1" or "&lt;f4".</param>
/// <param name="Shape">One length an axis.</param>
/// <param name="DataOffset">Where the first element lies, in bytes.</param>
internal sealed record NpyInfo(string ElementType, IReadOnlyList<long> Shape, int DataOffset);
