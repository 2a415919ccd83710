using System.Globalization;
using AnimeGan.Models;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Training;

[Collection(nameof(ProcessWideState))]
public sealed class TrainingRecordTests
{
    private static readonly TrainingRecord Valid = new() { Data = "data/faces" };

    [Fact]
    public void ReadRecord_WrittenByAnOlderKit_TakesTheDefaultsOfWhatIsMissing()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(TrainingJson.Write(new TrainingRecord { Data = "set", Steps = 7 }))!.AsObject();
        json.Remove("evaluation");
        json.Remove("gridSize");
        json["regularization"]!.AsObject().Remove("every");

        var record = TrainingJson.ReadRecord(json.ToJsonString());

        Assert.Equal(new TrainingRecord { Data = "set", Steps = 7 }, record);
    }

    [Fact]
    public void Defaults_AreThePapers()
    {
        Valid.Validate();

        Assert.Equal((64, 100, 64, 128), (Valid.ImageSize, Valid.LatentSize, Valid.BaseWidth, Valid.BatchSize));
        Assert.Equal((2e-4, 0.5, 0.999), (Valid.LearningRate, Valid.Beta1, Valid.Beta2));
        Assert.Equal(new BestPractices(), Valid.Practices);
    }

    [Fact]
    public void Write_ReadBack_IsTheSameRecord()
    {
        var record = Valid with { LearningRate = 1.5e-5, Practices = new BestPractices { BatchNorm = false }, Seed = long.MaxValue, Objective = "minimax" };

        var read = TrainingJson.ReadRecord(TrainingJson.Write(record));

        Assert.Equal(record, read);
    }

    [Fact]
    public void Validate_SeveralFaults_NamesEachValueAndItsMend()
    {
        var record = Valid with { ImageSize = 48, BatchSize = 1, Objective = "hing", Beta1 = 1 };

        var error = Assert.Throws<ArgumentException>(record.Validate);

        Assert.Contains("ImageSize must be a power of two from 16 on, got 48; prepare the data at 32 or 64", error.Message, StringComparison.Ordinal);
        Assert.Contains("BatchSize must be at least 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("Objective must be one of non-saturating, minimax, least-squares", error.Message, StringComparison.Ordinal);
        Assert.Contains("Beta1 must lie in [0, 1), got 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cyclegan", true)]
    [InlineData("stylegan", true)]
    [InlineData("dcgan", false)]
    [InlineData("vanilla", false)]
    [InlineData("conditional", false)]
    public void BatchOfOne_WhereNoBatchIsNormalised_Trains(string model, bool asItIs)
    {
        using var faces = new TinyFaces();
        var record = faces.Record(model, 2) with { BatchSize = 1 };

        if (!asItIs)
        {
            Assert.Contains("practices.batchNorm=false", Assert.Throws<ArgumentException>(record.Validate).Message, StringComparison.Ordinal);
            record = record with { Practices = new BestPractices { BatchNorm = false } };
        }

        record.Validate();
        Assert.NotEqual(TrainedHash.Of(record, 1), TrainedHash.Of(record, 2));
    }

    [Theory]
    [InlineData("baseWidth", "32")]
    [InlineData("BaseWidth", "32")]
    [InlineData("learningRate", "0.001")]
    [InlineData("learningRate", "1e-3")]
    [InlineData("practices.batchNorm", "false")]
    [InlineData("objective", "minimax")]
    [InlineData("horizontalFlip", "true")]
    public void Set_ByName_ChangesOneValue(string name, string value)
    {
        var changed = TrainingJson.Set(Valid, name, value);

        var expected = name.ToLower(CultureInfo.InvariantCulture) switch
        {
            "basewidth" => Valid with { BaseWidth = 32 },
            "learningrate" => Valid with { LearningRate = 0.001 },
            "practices.batchnorm" => Valid with { Practices = new BestPractices { BatchNorm = false } },
            "objective" => Valid with { Objective = "minimax" },
            _ => Valid with { HorizontalFlip = true },
        };
        Assert.Equal(expected, changed);
    }

    [Theory]
    [InlineData("width", "3", "There is no setting 'width'; there are: model, data, dataB, attributes, imageSize")]
    [InlineData("practices", "false", "'practices' is a group; set one of: practices.stridedDownsampling")]
    [InlineData("steps.more", "3", "'steps' is one value")]
    [InlineData("horizontalFlip", "yes", "must be true or false, got 'yes'")]
    [InlineData("learningRate", "1e999", "must be finite, got '1e999'")]
    [InlineData("learningRate", "fast", "must be a number, got 'fast'")]
    public void Set_WrongNameOrValue_SaysWhatThereIs(string name, string value, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => TrainingJson.Set(Valid, name, value));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_FractionForAWholeNumber_Throws()
    {
        Assert.Throws<ArgumentException>(() => TrainingJson.Set(Valid, "baseWidth", "2.5"));
    }

    [Fact]
    public void ReadRecord_UnknownName_Throws()
    {
        var error = Assert.Throws<InvalidDataException>(() => TrainingJson.ReadRecord("""{"data":"x","batchsize":3}"""));

        Assert.Contains("batchsize", error.Message, StringComparison.Ordinal);
    }
}
