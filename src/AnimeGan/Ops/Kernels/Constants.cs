namespace AnimeGan.Ops;

/// <summary>A number that the compiler knows: methods are compiled for each, without what it rules out.</summary>
internal interface INumber
{
    static abstract int Value { get; }
}

/// <summary>How a matrix lies in memory.</summary>
internal interface IOrder
{
    static abstract bool IsRowMajor { get; }
}

/// <summary>Row after row.</summary>
internal readonly struct RowMajor : IOrder
{
    public static bool IsRowMajor => true;
}

/// <summary>Column after column.</summary>
internal readonly struct ColumnMajor : IOrder
{
    public static bool IsRowMajor => false;
}

internal readonly struct One : INumber
{
    public static int Value => 1;
}

internal readonly struct Two : INumber
{
    public static int Value => 2;
}

internal readonly struct Three : INumber
{
    public static int Value => 3;
}

internal readonly struct Four : INumber
{
    public static int Value => 4;
}

internal readonly struct Five : INumber
{
    public static int Value => 5;
}

internal readonly struct Six : INumber
{
    public static int Value => 6;
}

internal readonly struct Seven : INumber
{
    public static int Value => 7;
}

internal readonly struct Eight : INumber
{
    public static int Value => 8;
}

internal readonly struct Nine : INumber
{
    public static int Value => 9;
}

internal readonly struct Ten : INumber
{
    public static int Value => 10;
}

internal readonly struct Eleven : INumber
{
    public static int Value => 11;
}

internal readonly struct Twelve : INumber
{
    public static int Value => 12;
}

internal readonly struct Thirteen : INumber
{
    public static int Value => 13;
}

internal readonly struct Fourteen : INumber
{
    public static int Value => 14;
}
