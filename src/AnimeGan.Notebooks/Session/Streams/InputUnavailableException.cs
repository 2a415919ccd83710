namespace AnimeGan.Notebooks.Session;

/// <summary>A cell asked for input where nobody can give any.</summary>
public sealed class InputUnavailableException : InvalidOperationException
{
    /// <summary>Creates the exception with the message that a cell of a run without a person shows.</summary>
    public InputUnavailableException()
        : this("This cell asks for input, and nobody is here to give it: the notebook runs without a person. Put the value into a variable of the parameters cell, or run the notebook in Jupyter.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked, why nobody answers, and the mend.</param>
    public InputUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked, why nobody answers, and the mend.</param>
    /// <param name="innerException">The host's own error.</param>
    public InputUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
