using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch norm and instance norm share: scale, shift and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes scale (1), shift (0), running mean (0), running variance (1) and the counter of batches (0).</summary>
    /// <param name="num_features">The number of channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Weight of the newest batch in the running statistics; null for the plain mean over all batches.</param>
    /// <param name="affine">Whether there are scale and shift.</param>
    /// <param name="track_running_stats">Whether there are running statistics.</param>
    /// <param name="device">Where; null for the default.</param>
    /// <param name="dtype">Of which type; null for the default.</param>
    /// <param name="name">What <c>GetName</c> returns.</param>
    protected NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            OwnParameter(nameof(weight), nn.Parameter(ones([num_features], dtype, device)));
            bias = nn.Parameter(zeros([num_features], dtype, device));
        }

        if (track_running_stats)
        {
            running_mean = zeros([num_features], dtype, device);
            running_var = ones([num_features], dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
        }
    }

    /// <summary>The scale, [num_features]; null where <see cref="affine"/> is false.</summary>
    public Parameter weight
    {
        get => OwnedParameter(nameof(weight))!;
        set => OwnParameter(nameof(weight), value);
    }

    /// <summary>The shift, [num_features]; null where <see cref="affine"/> is false.</summary>
    public Parameter? bias
    {
        get => OwnedParameter(nameof(bias));
        set => OwnParameter(nameof(bias), value);
    }

    /// <summary>The running mean, [num_features], or null.</summary>
    public Tensor? running_mean
    {
        get => OwnedBuffer(nameof(running_mean));
        set => OwnBuffer(nameof(running_mean), value);
    }

    /// <summary>The running variance (of n − 1), [num_features], or null.</summary>
    public Tensor? running_var
    {
        get => OwnedBuffer(nameof(running_var));
        set => OwnBuffer(nameof(running_var), value);
    }

    /// <summary>The number of batches seen in training, a scalar int64, or null.</summary>
    public Tensor? num_batches_tracked
    {
        get => OwnedBuffer(nameof(num_batches_tracked));
        set => OwnBuffer(nameof(num_batches_tracked), value);
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; private set; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Weight of the newest batch in the running statistics; null for the plain mean over all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether there are scale and shift.</summary>
    public bool affine { get; private set; }

    /// <summary>Whether there are running statistics.</summary>
    public bool track_running_stats { get; private set; }

    /// <summary>Sets the running mean to 0, the variance to 1 and the counter to 0.</summary>
    public void reset_running_stats()
    {
        if (track_running_stats)
        {
            nn.init.zeros_(running_mean!);
            nn.init.ones_(running_var!);
            nn.init.zeros_(num_batches_tracked!);
        }
    }

    /// <summary>Resets the running statistics, and scale and shift to 1 and 0.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (affine)
        {
            nn.init.ones_(weight);
            nn.init.zeros_(bias!);
        }
    }

    /// <summary>Refuses inputs of the wrong number of dimensions.</summary>
    /// <param name="input">The input.</param>
    /// <exception cref="ArgumentException">The wrong number of dimensions.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);

    private protected void RequireDimensions(Tensor input, long least, long most, string expected)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() < least || input.dim() > most)
        {
            throw new ArgumentException($"{GetName()} expects {expected}, got [{string.Join(", ", input.shape)}].", nameof(input));
        }
    }
}
