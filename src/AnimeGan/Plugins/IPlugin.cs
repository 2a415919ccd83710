namespace AnimeGan.Plugins;

/// <summary>What an assembly has that <see cref="Plugin.Load"/> can load: a public class with a constructor without parameters, which registers its parts.</summary>
/// <remarks>
/// A notebook or a program of one's own needs none of this: it calls the methods named Register itself, of
/// <see cref="Objectives.GanObjectives"/>, <see cref="Objectives.DiscriminatorPenalties"/>, <see cref="Objectives.GeneratorPenalties"/>,
/// <see cref="Augmentation.Augmentations"/>, <see cref="Training.GanModels"/>, <see cref="Training.TrainingObservers"/> and <see cref="Evaluation.RunEvaluator"/>.
/// </remarks>
public interface IPlugin
{
    /// <summary>Registers every part of the assembly.</summary>
    void Register();
}
