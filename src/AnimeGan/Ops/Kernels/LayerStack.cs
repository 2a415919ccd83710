using System.Runtime.CompilerServices;
using AnimeGan.Distributed;

namespace AnimeGan.Ops;

/// <summary>
/// A stack of layers, forward and backward: which convolution reads and writes what. Only the convolutions' raw results are kept;
/// normalisation and activation happen while the next convolution reads, their gradients while the next one writes.
/// </summary>
internal sealed unsafe class LayerStack
{
    private readonly IKernels _kernels;
    private readonly Layer[] _layers;
    private readonly Side _in;
    private readonly Arena _sums = new();
    private readonly Arena _factors = new();
    private readonly Arena[] _gradients = [new(), new()];

    /// <summary>Lays the layers out for pictures of one size.</summary>
    /// <param name="layers">At least one; each takes the channels that the one before gives.</param>
    /// <param name="rows">Of the pictures that the first takes.</param>
    /// <param name="columns">Of them.</param>
    /// <param name="kernels">The arithmetic.</param>
    /// <exception cref="ArgumentException">The pictures are too small for the stack, or a border is mirrored at a step other than 1.</exception>
    public LayerStack(IReadOnlyList<FusedLayer> layers, int rows, int columns, IKernels kernels)
    {
        _kernels = kernels;
        _in = Side.OfPixels(layers[0].From, rows, columns, !layers[0].IsTransposed && HasPicture(layers, 0));
        _layers = new Layer[layers.Count];
        var before = _in;
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var result = Side.OfPixels(layer.To, layer.SizeAfter(before.Rows), layer.SizeAfter(before.Columns), layer.IsTransposed && HasPicture(layers, i));
            if (i + 1 < layers.Count && (InTiles(layers, i) || InTiles(layers, i + 1)))
            {
                // Between layers; what comes in and goes out stays exact.
                result = result with { Form = Form.Tiles, Pixel = (nint)Side.Whole(layer.To, Side.TileChannels) * Side.TileImages };
            }

            if (layer is { Reflects: true, Stride: not 1 })
            {
                throw new ArgumentException($"A mirrored border wants a step of 1, got {layer.Stride}: a longer one may leave a part of it unread.", nameof(layers));
            }

            if (result.Rows < 1 || result.Columns < 1 || (layer.Reflects && layer.Padding >= Math.Min(before.Rows, before.Columns)))
            {
                throw new ArgumentException($"Pictures of {rows}×{columns} are too small for this stack of {layers.Count} convolutions.", nameof(rows));
            }

            var (big, small) = layer.IsTransposed ? (result, before) : (before, result);
            _layers[i] = new Layer(layer, new Geometry(big, small, layer.Kernel, layer.Stride, layer.Padding, layer.Reflects), result, InTiles(layers, i) ? Side.TileImages : 1);
            before = result;
        }
    }

    // Numbers for each channel, kept with the activations.
    private enum Constant
    {
        Scale,
        Shift,
        Mean,
        Inverse,
        Gamma,
        Count,
    }

    /// <summary>Those whose shares make the batch by whose statistics it normalises.</summary>
    public Ranks Ranks { get; init; } = Ranks.Alone;

    /// <summary>How the result lies.</summary>
    public Side Result => _layers[^1].Result;

    /// <summary>Numbers that forward keeps for backward, for so many images.</summary>
    public nint Kept(int images) => new Places(this, images).Floats;

    /// <summary>Runs forward.</summary>
    /// <param name="team">Who does it.</param>
    /// <param name="images">How many.</param>
    /// <param name="training">Whether it normalises by the batch's own statistics, which also enter the running ones; else by the running ones, and backward must not follow.</param>
    /// <param name="tensors">Of each layer.</param>
    /// <param name="x">[image][channel][row][column].</param>
    /// <param name="y">The same.</param>
    /// <param name="kept">So many numbers as <see cref="Kept"/> says.</param>
    public void Forward(Team team, int images, bool training, ReadOnlySpan<LayerTensors> tensors, float* x, float* y, float* kept)
    {
        var places = new Places(this, images);
        PixelOrder.FromPlanes(team, x, _in, kept, images);
        for (var i = 0; i < _layers.Length; i++)
        {
            var layer = _layers[i];
            var channels = layer.Result.PaddedChannels;
            var constants = kept + places.Constants[i];
            new Span<float>(constants, layer.Constants(images)).Clear();
            new Span<float>(constants, layer.Result.Channels).Fill(1);

            var normalizes = layer.IsByImage || (layer.Options.IsNormalized && training);
            var results = new Results
            {
                First = kept + places.Raw[i],
                Bias = tensors[i].Bias == null ? null : Padded(tensors[i].Bias, layer.Result),
                Sums = normalizes ? _sums.Floats((nint)images * 2 * channels) : null,
            };
            var convolution = _kernels.For(new Job(layer.Geometry, images, tensors[i].Weight, layer.Filters, team));
            var values = Before(i, kept, places);
            if (layer.Options.IsTransposed)
            {
                convolution.ToBig(values, results);
            }
            else
            {
                convolution.ToSmall(values, results);
            }

            if (layer.IsByImage)
            {
                NormalizeImages(layer, images, results.Sums, constants);
            }
            else if (normalizes)
            {
                Normalize(layer, images, results.Sums, tensors[i], constants);
            }
            else if (layer.Options.IsNormalized)
            {
                NormalizeAsBefore(layer, tensors[i], constants);
            }
        }

        PutResult(team, images, y, kept, places);
    }

    /// <summary>Runs backward.</summary>
    /// <param name="team">Who does it.</param>
    /// <param name="images">Of the forward pass.</param>
    /// <param name="tensors">As in the forward pass.</param>
    /// <param name="kept">What it kept.</param>
    /// <param name="dy">The result's gradient, [image][channel][row][column].</param>
    /// <param name="gradients">Where each layer's go.</param>
    /// <param name="dx">Where x's goes; null where it is not wanted.</param>
    public void Backward(Team team, int images, ReadOnlySpan<LayerTensors> tensors, float* kept, float* dy, ReadOnlySpan<LayerGradients> gradients, float* dx)
    {
        var places = new Places(this, images);
        var most = _layers.Max(layer => layer.Result.Floats(images));
        most = Math.Max(most, _in.Floats(images));

        // With respect to the last layer's result before its activation, and the sums over each image's pixels that go with it.
        var gradient = _gradients[0].Floats(most);
        var sums = _sums.Floats((nint)images * 2 * Result.PaddedChannels);
        PixelOrder.FromPlanes(team, dy, Result, gradient, images);
        var parts = images;
        var (last, first) = ((nint)gradient, (nint)sums);
        team.Each(images, (image, _) => ThroughLast(image, (float*)last, kept + places.Raw[^1], kept + places.Constants[^1], (float*)first));

        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var layer = _layers[i];
            var values = new Values { First = gradient };
            if (layer.IsByImage)
            {
                BeforeImageNormalization(layer, images, sums, kept + places.Constants[i], kept + places.Raw[i], ref values);
            }
            else if (layer.Options.IsNormalized || gradients[i].Bias != null)
            {
                BeforeNormalization(layer, images, sums, parts, gradients[i], kept + places.Constants[i], kept + places.Raw[i], ref values);
            }

            var convolution = _kernels.For(new Job(layer.Geometry, images, tensors[i].Weight, layer.Filters, team));
            var before = Before(i, kept, places);
            var isTransposed = layer.Options.IsTransposed;
            if (gradients[i].Weight != null)
            {
                convolution.FilterGradient(isTransposed ? values : before, isTransposed ? before : values, gradients[i].Weight);
            }

            if (i == 0 && dx == null)
            {
                return;
            }

            var next = _gradients[(_layers.Length - i) % 2].Floats(most);
            var results = new Results { First = next };
            if (i > 0)
            {
                var previous = _layers[i - 1];
                results = Through(previous, kept + places.Raw[i - 1], kept + places.Constants[i - 1]) with { First = next };
                if (previous.Options.IsNormalized || gradients[i - 1].Bias != null)
                {
                    results.Sums = sums = _sums.Floats((nint)images * 2 * previous.Result.PaddedChannels);
                    parts = Side.Units(images, layer.ImagesInSum);
                }
            }

            if (isTransposed)
            {
                convolution.ToSmall(values, results);
            }
            else
            {
                convolution.ToBig(values, results);
            }

            gradient = next;
        }

        PixelOrder.ToPlanes(team, gradient, _in, dx, images);
    }

    private static bool HasPicture(IReadOnlyList<FusedLayer> layers, int i) => layers[i].IsTransposed
        ? i == layers.Count - 1 && layers[i].To < Side.ChannelBlock && !layers[i].IsNormalized
        : i == 0 && layers[i].From < Side.ChannelBlock;

    private bool InTiles(IReadOnlyList<FusedLayer> layers, int i)
    {
        var (from, to) = (layers[i].From, layers[i].To);
        return _kernels.MultipliesTiles && Geometry.FillsTiles(layers[i].IsTransposed ? to : from, layers[i].IsTransposed ? from : to, HasPicture(layers, i));
    }

    private float* Padded(float* numbers, Side side)
    {
        var padded = new Span<float>(_factors.Floats(side.PaddedChannels), side.PaddedChannels);
        padded.Clear();
        new ReadOnlySpan<float>(numbers, side.Channels).CopyTo(padded);
        return _factors.First;
    }

    // What layer i reads: the input as it is, or the result of the layer before, normalised and activated.
    private Values Before(int i, float* kept, Places places)
    {
        if (i == 0)
        {
            return new Values { First = kept };
        }

        var before = _layers[i - 1];
        var constants = kept + places.Constants[i - 1];
        var channels = before.Result.PaddedChannels;
        return new Values
        {
            Change = Change.Activated,
            First = kept + places.Raw[i - 1],
            Scale = constants + ((int)Constant.Scale * channels),
            Shift = constants + ((int)Constant.Shift * channels),
            Slope = before.Options.NegativeSlope,
            ImageStep = before.ConstantsStep,
        };
    }

    private static void SetNormalization(Layer layer, int c, double mean, double inverse, in LayerTensors tensors, float* constants)
    {
        var channels = layer.Result.PaddedChannels;
        constants[((int)Constant.Scale * channels) + c] = (float)(tensors.Gamma[c] * inverse);
        constants[((int)Constant.Shift * channels) + c] = (float)(tensors.Beta[c] - (mean * tensors.Gamma[c] * inverse));
        constants[((int)Constant.Mean * channels) + c] = (float)mean;
        constants[((int)Constant.Inverse * channels) + c] = (float)inverse;
        constants[((int)Constant.Gamma * channels) + c] = tensors.Gamma[c];
    }

    private static void NormalizeAsBefore(Layer layer, in LayerTensors tensors, float* constants)
    {
        for (var c = 0; c < layer.Result.Channels; c++)
        {
            SetNormalization(layer, c, tensors.RunningMean[c], 1 / Math.Sqrt((double)tensors.RunningVariance[c] + layer.Options.Epsilon), tensors, constants);
        }
    }

    // Batch statistics from those of each image, or of each tile's, by Chan, Golub and LeVeque 1983: exact whatever the mean, and in a fixed order.
    private void Normalize(Layer layer, int images, float* sums, in LayerTensors tensors, float* constants)
    {
        var channels = layer.Result.PaddedChannels;
        double pixels = layer.Result.Pixels, count = pixels * images;
        nint parts = Side.Units(images, layer.ImagesInSum);
        Span<double> means = new double[2 * layer.Result.Channels], squaresMeans = means[layer.Result.Channels..];
        for (var c = 0; c < layer.Result.Channels; c++)
        {
            double mean = 0, squares = 0;
            for (nint part = 0; part < parts; part++)
            {
                mean += ImagesIn(part) * sums[(part * 2 * channels) + c];
            }

            mean /= images;
            for (nint part = 0; part < parts; part++)
            {
                var away = sums[(part * 2 * channels) + c] - mean;
                squares += sums[(((part * 2) + 1) * channels) + c] + (ImagesIn(part) * pixels * away * away);
            }

            if (Ranks.Size == 1)
            {
                NormalizeBy(layer, c, mean, squares, count, tensors, constants);
            }

            // Around 0, so that ranks' can be averaged.
            (means[c], squaresMeans[c]) = (mean, (squares / count) + (mean * mean));
        }

        Ranks.Mean(means, "statistics of a layer");
        for (var c = 0; Ranks.Size > 1 && c < layer.Result.Channels; c++)
        {
            var all = count * Ranks.Size;
            NormalizeBy(layer, c, means[c], Math.Max(0, squaresMeans[c] - (means[c] * means[c])) * all, all, tensors, constants);
        }

        double ImagesIn(nint part) => Math.Min(layer.ImagesInSum, images - (part * layer.ImagesInSum));
    }

    // Squares are those of the distances to the mean, summed.
    private static void NormalizeBy(Layer layer, int c, double mean, double squares, double count, in LayerTensors tensors, float* constants)
    {
        SetNormalization(layer, c, mean, 1 / Math.Sqrt((squares / count) + layer.Options.Epsilon), tensors, constants);
        if (tensors.RunningMean != null)
        {
            var share = layer.Options.Momentum;
            tensors.RunningMean[c] = ((1 - share) * tensors.RunningMean[c]) + (share * (float)mean);
            tensors.RunningVariance[c] = ((1 - share) * tensors.RunningVariance[c]) + (share * (float)(squares / (count - 1)));
        }
    }

    // The same of each image, without a learned scale and shift.
    private static void NormalizeImages(Layer layer, int images, float* sums, float* constants)
    {
        var channels = layer.Result.PaddedChannels;
        for (nint image = 0; image < images; image++, sums += 2 * channels, constants += layer.ConstantsStep)
        {
            for (var c = 0; c < layer.Result.Channels; c++)
            {
                var inverse = 1 / Math.Sqrt((sums[channels + c] / (double)layer.Result.Pixels) + layer.Options.Epsilon);
                constants[((int)Constant.Scale * channels) + c] = (float)inverse;
                constants[((int)Constant.Shift * channels) + c] = (float)(-sums[c] * inverse);
                constants[((int)Constant.Mean * channels) + c] = sums[c];
                constants[((int)Constant.Inverse * channels) + c] = (float)inverse;
            }
        }
    }

    // The last activation, and the result where the caller wants it. Nobody needs the last result as it was before its activation, unless it is normalised.
    private void PutResult(Team team, int images, float* y, float* kept, Places places)
    {
        var last = _layers[^1];
        float* raw = kept + places.Raw[^1], constants = kept + places.Constants[^1];
        var channels = last.Result.PaddedChannels;
        team.Each(images, (image, _) =>
        {
            var values = raw + last.Result.At(image);
            var count = last.Result.At(1);
            if (last.Options.IsNormalized)
            {
                PixelOrder.ToPlanes(raw, last.Result, y, image);
                var own = constants + (image * last.ConstantsStep);
                Activate(y + (image * last.Result.Channels * last.Result.Pixels), last, own, own + channels);
                return;
            }

            if (last.Options.Activation is Activation.Tanh or Activation.Sigmoid)
            {
                _kernels.Squash(values, count, last.Options.Activation);
            }
            else if (last.Options.Activation != Activation.None)
            {
                foreach (ref var value in new Span<float>(values, (int)count))
                {
                    value = last.Options.Activate(value);
                }
            }

            PixelOrder.ToPlanes(raw, last.Result, y, image);
        });

        static void Activate(float* y, Layer layer, float* scale, float* shift)
        {
            for (var c = 0; c < layer.Result.Channels; c++)
            {
                for (nint pixel = 0; pixel < layer.Result.Pixels; pixel++, y++)
                {
                    *y = layer.Options.Activate((scale[c] * *y) + shift[c]);
                }
            }
        }
    }

    // Gradients that go through a layer's activation, and leave sums for its normalisation.
    private static Results Through(Layer layer, float* raw, float* constants)
    {
        var channels = layer.Result.PaddedChannels;
        return new Results
        {
            Finish = Finish.Gradients,
            Raw = raw,
            Scale = constants + ((int)Constant.Scale * channels),
            Shift = constants + ((int)Constant.Shift * channels),
            Slope = layer.Options.NegativeSlope,
            Mean = constants + ((int)Constant.Mean * channels),
            Inverse = constants + ((int)Constant.Inverse * channels),
            ImageStep = layer.ConstantsStep,
        };
    }

    // Sums of the gradient over pixels, by image, as the kernels leave them for the layers before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ThroughLast(nint image, float* gradients, float* raw, float* constants, float* sums)
    {
        var last = _layers[^1];
        var channels = last.Result.PaddedChannels;
        if (!last.Result.IsPicture && last.Options.Activation is (Activation.None or Activation.Leaky))
        {
            var results = Through(last, raw, constants) with { First = gradients, Sums = sums };
            _kernels.Finish(results, last.Result, (int)image);
            return;
        }

        constants += image * last.ConstantsStep;
        var totals = sums + (image * 2 * channels);
        new Span<float>(totals, 2 * channels).Clear();
        for (nint pixel = 0; pixel < last.Result.Pixels; pixel++)
        {
            var from = last.Result.At(image) + (pixel * last.Result.Pixel);
            for (var c = 0; c < last.Result.Channels; c++)
            {
                var kept = raw[from + c];
                var value = last.Options.IsNormalized
                    ? last.Options.Activate((constants[((int)Constant.Scale * channels) + c] * kept) + constants[((int)Constant.Shift * channels) + c])
                    : kept;
                gradients[from + c] *= last.Options.SlopeAt(value);
                totals[c] += gradients[from + c];
                totals[channels + c] += gradients[from + c] * (kept - constants[((int)Constant.Mean * channels) + c]) * constants[((int)Constant.Inverse * channels) + c];
            }
        }
    }

    // Ioffe and Szegedy 2015 (arXiv 1502.03167), section 3: dy = γ/σ (dz − mean(dz) − x̂ mean(dz x̂)).
    private void BeforeNormalization(Layer layer, int images, float* sums, int parts, in LayerGradients gradients, float* constants, float* raw, ref Values values)
    {
        var channels = layer.Result.PaddedChannels;
        var factors = _factors.Floats(3 * (nint)channels);
        new Span<float>(factors, 3 * channels).Clear();
        var count = images * (double)layer.Result.Pixels;
        Span<double> totals = new double[2 * layer.Result.Channels], alongs = totals[layer.Result.Channels..];
        for (var c = 0; c < layer.Result.Channels; c++)
        {
            double total = 0, along = 0;
            for (nint part = 0; part < parts; part++)
            {
                total += sums[(part * 2 * channels) + c];
                along += sums[(((part * 2) + 1) * channels) + c];
            }

            (totals[c], alongs[c]) = (total, along);

            if (gradients.Bias != null)
            {
                // What is normalised afterwards does not depend on a bias.
                gradients.Bias[c] = layer.Options.IsNormalized ? 0 : (float)total;
            }

            if (gradients.Gamma != null)
            {
                gradients.Gamma[c] = (float)along;
            }

            if (gradients.Beta != null)
            {
                gradients.Beta[c] = (float)total;
            }
        }

        if (!layer.Options.IsNormalized)
        {
            return;
        }

        // A mean over ranks of sums is what each rank's own part of the count is divided into.
        Ranks.Mean(totals, "gradients of a layer's statistics");
        for (var c = 0; c < layer.Result.Channels; c++)
        {
            double inverse = constants[((int)Constant.Inverse * channels) + c], scale = constants[((int)Constant.Gamma * channels) + c] * inverse;
            var other = -scale * inverse * alongs[c] / count;
            factors[c] = (float)scale;
            factors[channels + c] = (float)((-scale * totals[c] / count) - (other * constants[((int)Constant.Mean * channels) + c]));
            factors[(2 * channels) + c] = (float)other;
        }

        values.Change = Change.Two;
        values.Scale = factors;
        values.Shift = factors + channels;
        values.OtherScale = factors + (2 * channels);
        values.Other = raw;
    }

    // Ulyanov et al. 2016 (arXiv 1607.08022), Eq. 4: as above, by the sums of each image.
    private void BeforeImageNormalization(Layer layer, int images, float* sums, float* constants, float* raw, ref Values values)
    {
        var channels = layer.Result.PaddedChannels;
        var factors = _factors.Floats(3 * (nint)channels * images);
        new Span<float>(factors, 3 * channels * images).Clear();
        for (nint image = 0; image < images; image++, sums += 2 * channels)
        {
            float* own = factors + (image * 3 * channels), its = constants + (image * layer.ConstantsStep);
            for (var c = 0; c < layer.Result.Channels; c++)
            {
                double inverse = its[((int)Constant.Inverse * channels) + c], count = layer.Result.Pixels;
                var other = -inverse * inverse * sums[channels + c] / count;
                own[c] = (float)inverse;
                own[channels + c] = (float)((-inverse * sums[c] / count) - (other * its[((int)Constant.Mean * channels) + c]));
                own[(2 * channels) + c] = (float)other;
            }
        }

        values.Change = Change.Two;
        values.Scale = factors;
        values.Shift = factors + channels;
        values.OtherScale = factors + (2 * channels);
        values.Other = raw;
        values.ImageStep = 3 * channels;
    }

    // One layer with what it keeps from call to call, and of how many images its convolution leaves one sum for statistics.
    private sealed record Layer(FusedLayer Options, Geometry Geometry, Side Result, int ImagesInSum)
    {
        // Whether each image has constants of its own.
        public bool IsByImage => Options.Normalization == Normalization.Instance;

        public nint ConstantsStep => IsByImage ? (nint)Constant.Count * Result.PaddedChannels : 0;

        public Filters Filters { get; } = new();

        public int Constants(int images) => (IsByImage ? images : 1) * (int)Constant.Count * Result.PaddedChannels;
    }

    // Where each part lies in what forward keeps: the input, then each layer's result before its activation, then its constants.
    private sealed class Places
    {
        public Places(LayerStack stack, int images)
        {
            Floats = (stack._in.Floats(images) + Side.ChannelBlock - 1) / Side.ChannelBlock * Side.ChannelBlock;
            for (var i = 0; i < stack._layers.Length; i++)
            {
                var result = stack._layers[i].Result;
                Raw.Add(Floats);
                Floats += (result.Floats(images) + Side.ChannelBlock - 1) / Side.ChannelBlock * Side.ChannelBlock;
                Constants.Add(Floats);
                Floats += stack._layers[i].Constants(images);
            }
        }

        public List<nint> Raw { get; } = [];

        public List<nint> Constants { get; } = [];

        public nint Floats { get; }
    }
}
