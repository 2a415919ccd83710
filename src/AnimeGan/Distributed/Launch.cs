using System.Globalization;

namespace AnimeGan.Distributed;

/// <summary>How this process was started: by itself, or as one of several by mpirun, srun or whatever else starts MPI's programs.</summary>
/// <param name="Rank">Its number.</param>
/// <param name="Size">How many were started together; 1 for one by itself.</param>
/// <param name="Starter">Whose environment variables say so; empty for one by itself.</param>
public sealed record Launch(int Rank, int Size, string Starter)
{
    // MPICH's mpirun and what speaks its protocol set the first pair; Slurm's variables of a whole job are there in its scripts too, those of a step only under srun.
    private static readonly (string Rank, string Size, string Starter)[] _variables =
    [
        ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", OpenMpi),
        ("PMI_RANK", "PMI_SIZE", "mpirun"),
        ("SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "srun"),
    ];

    /// <summary>The <see cref="Starter"/> whose programs use another binary interface.</summary>
    internal const string OpenMpi = "Open MPI";

    /// <summary>The variables that make a process one of several; one that such a process starts by itself must not have them.</summary>
    public static IReadOnlyList<string> Variables { get; } = [.. _variables.SelectMany(row => new[] { row.Rank, row.Size }), "PMI_FD", "PMI_PORT"];

    /// <summary>Reads the environment.</summary>
    /// <param name="variable">A variable's value, or null.</param>
    public static Launch Of(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        foreach (var (rank, size, starter) in _variables)
        {
            if (Number(variable(rank)) is { } number && Number(variable(size)) is { } count && count > 1 && number < count)
            {
                return new Launch(number, count, starter);
            }
        }

        return new Launch(0, 1, "");
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
