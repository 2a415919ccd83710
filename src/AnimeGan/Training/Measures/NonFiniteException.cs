namespace AnimeGan.Training;

/// <summary>A number in training became infinite or NaN; nothing was updated with it.</summary>
public sealed class NonFiniteException : ArithmeticException
{
    internal NonFiniteException(string tensorName, string value)
        : this(tensorName, value, 0, null)
    {
    }

    internal NonFiniteException(string tensorName, string value, long step, string? lastCheckpoint)
        : base(Describe(tensorName, value, step, lastCheckpoint))
    {
        (TensorName, Value, Step, LastCheckpoint) = (tensorName, value, step, lastCheckpoint);
    }

    /// <summary>The first tensor with such a number, in the order in which a step computes.</summary>
    public string TensorName { get; }

    /// <summary>"NaN" or "infinite".</summary>
    public string Value { get; }

    /// <summary>The step that was being taken; 0 outside of a run.</summary>
    public long Step { get; }

    /// <summary>Folder of the newest checkpoint, written while every number was finite; null where there is none.</summary>
    public string? LastCheckpoint { get; }

    private static string Describe(string name, string value, long step, string? checkpoint)
    {
        var where = step > 0 ? $" in step {step}" : "";
        var mend = checkpoint is not null
            ? $" The last good checkpoint is {checkpoint}; resume from it with a lower learning rate."
            : " Lower the learning rate, or look at the data.";
        return $"{name} became {value}{where}, first of all tensors; training stopped before it could spoil the weights.{mend}";
    }
}
