namespace AnimeGan.Data;

/// <summary>The publishers' file formats that can be imported.</summary>
public enum ImportFormat
{
    /// <summary>MNIST's idx files, or those of a set published in the same form: grey pictures and their digits.</summary>
    Mnist,

    /// <summary>CIFAR-10's binary files: colour pictures of 32×32 and their classes.</summary>
    Cifar10,

    /// <summary>Three of MNIST's digits at random as red, green and blue: 1000 modes (Lin et al. 2018, PacGAN, section 4.2).</summary>
    StackedMnist,
}
