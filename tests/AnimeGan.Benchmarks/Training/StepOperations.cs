using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>Multiplications and additions of a step's convolutions, as a textbook counts them, whatever is skipped or done twice.</summary>
internal static class StepOperations
{
    // Passes through a layer in a step: forward, gradient with respect to weights, gradient with respect to inputs. D's first layer
    // needs the last one only while G learns, G's first never.
    private const double DiscriminatorPasses = 3 + 2 + 3;
    private const double FirstOfDiscriminator = 3 + 2 + 1;
    private const double GeneratorPasses = 3;

    // A penalty on a gradient: forward, back to the inputs, and both of these back again, each by weights and by inputs.
    private const double PenaltyPasses = 6;

    // CycleGAN's generators translate a batch, redraw one of their own domain, and bring one back; only the last has a gradient at its inputs.
    private const double TranslatorPasses = 3 + 3 + 3;
    private const double FirstOfTranslator = 3 + 3 + 1;

    /// <summary>Billions in a step.</summary>
    /// <param name="record">What is trained.</param>
    public static double Of(TrainingRecord record) => 2 * record.BatchSize / 1e9 * record.Model switch
    {
        "stylegan" => StyleGan(record),
        "cyclegan" => CycleGan(record),
        "conditional" => Dcgan(record, 3 + Enum.GetValues<HairColor>().Length),
        _ => Dcgan(record, 3),
    };

    private static double Dcgan(TrainingRecord record, int channels)
    {
        double sum = 0;
        for (int side = record.ImageSize / 2, stage = 0; side >= 4; side /= 2, stage++)
        {
            // D's layer to this side, and G's from it.
            var (from, to) = (stage == 0 ? channels : record.Dcgan.WidthAt(2 * side), record.Dcgan.WidthAt(side));
            sum += Layer(side, 4, from, to) * (stage == 0 ? FirstOfDiscriminator : DiscriminatorPasses);
            sum += Layer(side, 4, stage == 0 ? 3 : from, to) * GeneratorPasses;
        }

        return sum;
    }

    private static double StyleGan(TrainingRecord record)
    {
        var options = record.StyleGanOptions;
        double G = Layer(4, 3, options.WidthAt(4), options.WidthAt(4)), D = Layer(4, 3, options.WidthAt(4) + 1, options.WidthAt(4));
        for (var side = 8; side <= record.ImageSize; side *= 2)
        {
            // G's transposed convolution costs by its inputs; D filters before its second convolution.
            var (fine, coarse) = (options.WidthAt(side), options.WidthAt(side / 2));
            G += Layer(side / 2, 3, coarse, fine) + Layer(side, 3, fine, fine) + Layer(side, 1, fine, 3);
            D += Layer(side, 3, fine, fine) + Layer(side / 2, 3, fine, coarse) + Layer(side / 2, 1, fine, coarse);
        }

        var (r1, paths) = (record.Regularization.R1 > 0 ? PenaltyPasses / record.Regularization.Every : 0, record.StyleGan.PathLength > 0 ? PenaltyPasses / 2 / record.StyleGan.PathLengthEvery : 0);
        return (Layer(record.ImageSize, 1, 3, options.WidthAt(record.ImageSize)) * FirstOfDiscriminator) + (D * (DiscriminatorPasses + r1)) + (G * (GeneratorPasses + paths));
    }

    private static double CycleGan(TrainingRecord record)
    {
        var (options, k, side) = (record.CycleGanOptions, record.BaseWidth, record.ImageSize);

        // c7s1, d2 and u1, d4 and u2, two convolutions a block, the image
        var first = Layer(side, 7, 3, k);
        var rest = (2 * Layer(side / 2, 3, k, 2 * k)) + (2 * Layer(side / 4, 3, 2 * k, 4 * k)) + (2 * options.Blocks * Layer(side / 4, 3, 4 * k, 4 * k)) + Layer(side, 7, k, 3);
        var translators = (first * FirstOfTranslator) + (rest * TranslatorPasses);

        side /= 2;
        var judges = Layer(side, 4, 3, options.DiscriminatorWidthAt(0)) * FirstOfDiscriminator;
        for (var layer = 1; layer <= options.DiscriminatorLayers; layer++)
        {
            side = layer < options.DiscriminatorLayers ? side / 2 : side - 1;
            judges += Layer(side, 4, options.DiscriminatorWidthAt(layer - 1), options.DiscriminatorWidthAt(layer)) * DiscriminatorPasses;
        }

        return 2 * (translators + judges + (Layer(side - 1, 4, options.DiscriminatorWidthAt(options.DiscriminatorLayers), 1) * DiscriminatorPasses));
    }

    // Products of one pass for one picture, at the layer's smaller side where it strides.
    private static double Layer(int side, int kernel, int from, int to) => (double)side * side * kernel * kernel * from * to;
}
