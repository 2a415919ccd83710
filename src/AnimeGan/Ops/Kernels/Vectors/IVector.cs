namespace AnimeGan.Ops;

/// <summary>A vector of float32 as wide as an instruction set has them; the kernels are written once over this and compiled for each.</summary>
/// <typeparam name="V">The vector itself.</typeparam>
internal unsafe interface IVector<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Numbers in it; divides 16.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of a block of a matrix product: as many sums, two vectors wide, as the registers hold beside two vectors and a number.</summary>
    static abstract int MostRows { get; }

    /// <summary>The name of the instruction set.</summary>
    static abstract string Name { get; }

    /// <summary>One number everywhere.</summary>
    static abstract V Splat(float value);

    static abstract V Load(float* from);

    static abstract void Store(float* to, V value);

    /// <summary>a b + c, rounded once.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    static abstract V operator +(V a, V b);

    static abstract V operator -(V a, V b);

    static abstract V operator *(V a, V b);

    static abstract V operator /(V a, V b);

    /// <summary>`positive` where the value is above 0, else `other`.</summary>
    static abstract V WherePositive(V value, V positive, V other);

    /// <summary>2 to the whole number, from −126 to 127, that stands in the low bits of each number.</summary>
    static abstract V TwoToTheLow(V value);

    /// <summary>The sum of all its numbers, halves added to halves.</summary>
    static abstract float Sum(V value);

    /// <summary>The bfloat16 numbers in the low halves of each 32 bits.</summary>
    static abstract V LowHalves(V pairs);

    /// <summary>Those in the high halves.</summary>
    static abstract V HighHalves(V pairs);

    /// <summary>A number of each side by side as bfloat16, rounded to the nearest, ties to even. What is not a number stays so.</summary>
    static abstract V Pairs(V low, V high);

    /// <summary>Turns as many vectors as each has numbers: rows become columns.</summary>
    static abstract void Turn(V* rows);
}
