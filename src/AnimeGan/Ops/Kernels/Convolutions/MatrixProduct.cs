using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AnimeGan.Ops;

/// <summary>C (+)= A B for blocks of rows: the one place where the float32 kernels multiply matrices.</summary>
/// <typeparam name="V">The vectors.</typeparam>
/// <remarks>Goto and van de Geijn 2008, 'Anatomy of High-Performance Matrix Multiplication': sums stay in registers, a panel of B in the first cache.</remarks>
internal static unsafe class MatrixProduct<V>
    where V : unmanaged, IVector<V>
{
    // A panel's part of this depth stays in the first cache while all rows pass.
    private const int DepthBlock = 256;

    /// <summary>Columns of a panel of B.</summary>
    public static int Panel => 2 * V.Count;

    /// <summary>Panels that hold so many columns.</summary>
    public static nint Panels(nint columns) => (columns + Panel - 1) / Panel;

    /// <summary>Multiplies by one panel.</summary>
    /// <typeparam name="TOrder"><see cref="RowMajor"/> or <see cref="ColumnMajor"/>: how A lies.</typeparam>
    /// <param name="rows">Of A and C.</param>
    /// <param name="columns">Of B and C that are wanted, a multiple of the vector's count; at most a panel.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="a">A(i, k) is a[i * aStep + k], column by column a[i + k * aStep].</param>
    /// <param name="aStep">Numbers from row to row, or from column to column.</param>
    /// <param name="b">B(k, j) is b[k * bRow + j].</param>
    /// <param name="bRow">Numbers from row to row.</param>
    /// <param name="c">C(i, j) is c[i * cRow + j].</param>
    /// <param name="cRow">Numbers from row to row.</param>
    /// <param name="add">To what is in C.</param>
    public static void Multiply<TOrder>(nint rows, int columns, nint depth, float* a, nint aStep, float* b, nint bRow, float* c, nint cRow, bool add)
        where TOrder : struct, IOrder
    {
        // Blocks of nearly equal height: a last block of two rows would run at a seventh of the rate.
        var blocks = (rows + V.MostRows - 1) / V.MostRows;
        for (nint from = 0; from < depth; from += DepthBlock)
        {
            var deep = Math.Min(depth - from, DepthBlock);
            for (nint block = 0; block < blocks; block++)
            {
                nint first = rows * block / blocks, next = rows * (block + 1) / blocks;
                Prefetch(b, bRow, from + deep + (deep * block / blocks), from + deep + (deep * (block + 1) / blocks));
                var left = TOrder.IsRowMajor ? a + (first * aStep) + from : a + (from * aStep) + first;
                if (columns > V.Count)
                {
                    Block<TOrder, Two>((int)(next - first), left, aStep, b + (from * bRow), bRow, c + (first * cRow), cRow, deep, add || from > 0);
                }
                else
                {
                    Block<TOrder, One>((int)(next - first), left, aStep, b + (from * bRow), bRow, c + (first * cRow), cRow, deep, add || from > 0);
                }
            }
        }
    }

    // What the next part of the depth will want of B, a share with each block of rows.
    private static void Prefetch(float* b, nint bRow, nint from, nint to)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        for (var k = from; k < to; k++)
        {
            Sse.Prefetch0(b + (k * bRow));
            Sse.Prefetch0(b + (k * bRow) + 16);
        }
    }

    private static void Block<TOrder, TColumns>(int rows, float* a, nint aStep, float* b, nint bRow, float* c, nint cRow, nint depth, bool add)
        where TOrder : struct, IOrder
        where TColumns : struct, INumber
    {
        switch (rows)
        {
            case 1:
                Block<TOrder, TColumns, One>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 2:
                Block<TOrder, TColumns, Two>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 3:
                Block<TOrder, TColumns, Three>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 4:
                Block<TOrder, TColumns, Four>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 5:
                Block<TOrder, TColumns, Five>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 6:
                Block<TOrder, TColumns, Six>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 7:
                Block<TOrder, TColumns, Seven>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 8:
                Block<TOrder, TColumns, Eight>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 9:
                Block<TOrder, TColumns, Nine>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 10:
                Block<TOrder, TColumns, Ten>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 11:
                Block<TOrder, TColumns, Eleven>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 12:
                Block<TOrder, TColumns, Twelve>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 13:
                Block<TOrder, TColumns, Thirteen>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
            case 14:
                Block<TOrder, TColumns, Fourteen>(a, aStep, b, bRow, c, cRow, depth, add);
                break;
        }
    }

    // The numbers of rows and columns, and how A lies, are constants to the compiler: what they rule out is not in the machine code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TOrder, TColumns, TRows>(float* a, nint aStep, float* b, nint bRow, float* c, nint cRow, nint depth, bool add)
        where TOrder : struct, IOrder
        where TColumns : struct, INumber
        where TRows : struct, INumber
    {
        V l0 = V.Splat(0), r0 = V.Splat(0);
        V l1 = V.Splat(0), r1 = V.Splat(0);
        V l2 = V.Splat(0), r2 = V.Splat(0);
        V l3 = V.Splat(0), r3 = V.Splat(0);
        V l4 = V.Splat(0), r4 = V.Splat(0);
        V l5 = V.Splat(0), r5 = V.Splat(0);
        V l6 = V.Splat(0), r6 = V.Splat(0);
        V l7 = V.Splat(0), r7 = V.Splat(0);
        V l8 = V.Splat(0), r8 = V.Splat(0);
        V l9 = V.Splat(0), r9 = V.Splat(0);
        V l10 = V.Splat(0), r10 = V.Splat(0);
        V l11 = V.Splat(0), r11 = V.Splat(0);
        V l12 = V.Splat(0), r12 = V.Splat(0);
        V l13 = V.Splat(0), r13 = V.Splat(0);
        for (nint k = 0; k < depth; k++)
        {
            var left = V.Load(b);
            var right = TColumns.Value > 1 ? V.Load(b + V.Count) : V.Splat(0);
            var a0 = V.Splat(TOrder.IsRowMajor ? a[0 * aStep] : a[0]);
            l0 = V.MultiplyAdd(a0, left, l0);
            r0 = TColumns.Value > 1 ? V.MultiplyAdd(a0, right, r0) : r0;
            if (TRows.Value > 1)
            {
                var a1 = V.Splat(TOrder.IsRowMajor ? a[1 * aStep] : a[1]);
                l1 = V.MultiplyAdd(a1, left, l1);
                r1 = TColumns.Value > 1 ? V.MultiplyAdd(a1, right, r1) : r1;
            }

            if (TRows.Value > 2)
            {
                var a2 = V.Splat(TOrder.IsRowMajor ? a[2 * aStep] : a[2]);
                l2 = V.MultiplyAdd(a2, left, l2);
                r2 = TColumns.Value > 1 ? V.MultiplyAdd(a2, right, r2) : r2;
            }

            if (TRows.Value > 3)
            {
                var a3 = V.Splat(TOrder.IsRowMajor ? a[3 * aStep] : a[3]);
                l3 = V.MultiplyAdd(a3, left, l3);
                r3 = TColumns.Value > 1 ? V.MultiplyAdd(a3, right, r3) : r3;
            }

            if (TRows.Value > 4)
            {
                var a4 = V.Splat(TOrder.IsRowMajor ? a[4 * aStep] : a[4]);
                l4 = V.MultiplyAdd(a4, left, l4);
                r4 = TColumns.Value > 1 ? V.MultiplyAdd(a4, right, r4) : r4;
            }

            if (TRows.Value > 5)
            {
                var a5 = V.Splat(TOrder.IsRowMajor ? a[5 * aStep] : a[5]);
                l5 = V.MultiplyAdd(a5, left, l5);
                r5 = TColumns.Value > 1 ? V.MultiplyAdd(a5, right, r5) : r5;
            }

            if (TRows.Value > 6)
            {
                var a6 = V.Splat(TOrder.IsRowMajor ? a[6 * aStep] : a[6]);
                l6 = V.MultiplyAdd(a6, left, l6);
                r6 = TColumns.Value > 1 ? V.MultiplyAdd(a6, right, r6) : r6;
            }

            if (TRows.Value > 7)
            {
                var a7 = V.Splat(TOrder.IsRowMajor ? a[7 * aStep] : a[7]);
                l7 = V.MultiplyAdd(a7, left, l7);
                r7 = TColumns.Value > 1 ? V.MultiplyAdd(a7, right, r7) : r7;
            }

            if (TRows.Value > 8)
            {
                var a8 = V.Splat(TOrder.IsRowMajor ? a[8 * aStep] : a[8]);
                l8 = V.MultiplyAdd(a8, left, l8);
                r8 = TColumns.Value > 1 ? V.MultiplyAdd(a8, right, r8) : r8;
            }

            if (TRows.Value > 9)
            {
                var a9 = V.Splat(TOrder.IsRowMajor ? a[9 * aStep] : a[9]);
                l9 = V.MultiplyAdd(a9, left, l9);
                r9 = TColumns.Value > 1 ? V.MultiplyAdd(a9, right, r9) : r9;
            }

            if (TRows.Value > 10)
            {
                var a10 = V.Splat(TOrder.IsRowMajor ? a[10 * aStep] : a[10]);
                l10 = V.MultiplyAdd(a10, left, l10);
                r10 = TColumns.Value > 1 ? V.MultiplyAdd(a10, right, r10) : r10;
            }

            if (TRows.Value > 11)
            {
                var a11 = V.Splat(TOrder.IsRowMajor ? a[11 * aStep] : a[11]);
                l11 = V.MultiplyAdd(a11, left, l11);
                r11 = TColumns.Value > 1 ? V.MultiplyAdd(a11, right, r11) : r11;
            }

            if (TRows.Value > 12)
            {
                var a12 = V.Splat(TOrder.IsRowMajor ? a[12 * aStep] : a[12]);
                l12 = V.MultiplyAdd(a12, left, l12);
                r12 = TColumns.Value > 1 ? V.MultiplyAdd(a12, right, r12) : r12;
            }

            if (TRows.Value > 13)
            {
                var a13 = V.Splat(TOrder.IsRowMajor ? a[13 * aStep] : a[13]);
                l13 = V.MultiplyAdd(a13, left, l13);
                r13 = TColumns.Value > 1 ? V.MultiplyAdd(a13, right, r13) : r13;
            }

            a += TOrder.IsRowMajor ? 1 : aStep;
            b += bRow;
        }

        Put<TColumns>(c, l0, r0, add);
        if (TRows.Value > 1)
        {
            Put<TColumns>(c + (1 * cRow), l1, r1, add);
        }

        if (TRows.Value > 2)
        {
            Put<TColumns>(c + (2 * cRow), l2, r2, add);
        }

        if (TRows.Value > 3)
        {
            Put<TColumns>(c + (3 * cRow), l3, r3, add);
        }

        if (TRows.Value > 4)
        {
            Put<TColumns>(c + (4 * cRow), l4, r4, add);
        }

        if (TRows.Value > 5)
        {
            Put<TColumns>(c + (5 * cRow), l5, r5, add);
        }

        if (TRows.Value > 6)
        {
            Put<TColumns>(c + (6 * cRow), l6, r6, add);
        }

        if (TRows.Value > 7)
        {
            Put<TColumns>(c + (7 * cRow), l7, r7, add);
        }

        if (TRows.Value > 8)
        {
            Put<TColumns>(c + (8 * cRow), l8, r8, add);
        }

        if (TRows.Value > 9)
        {
            Put<TColumns>(c + (9 * cRow), l9, r9, add);
        }

        if (TRows.Value > 10)
        {
            Put<TColumns>(c + (10 * cRow), l10, r10, add);
        }

        if (TRows.Value > 11)
        {
            Put<TColumns>(c + (11 * cRow), l11, r11, add);
        }

        if (TRows.Value > 12)
        {
            Put<TColumns>(c + (12 * cRow), l12, r12, add);
        }

        if (TRows.Value > 13)
        {
            Put<TColumns>(c + (13 * cRow), l13, r13, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TColumns>(float* c, V left, V right, bool add)
        where TColumns : struct, INumber
    {
        V.Store(c, add ? V.Load(c) + left : left);
        if (TColumns.Value > 1)
        {
            V.Store(c + V.Count, add ? V.Load(c + V.Count) + right : right);
        }
    }
}
