namespace AnimeGan.Notebooks.Session;

/// <summary>Asks the person at the notebook for a line of text: a Jupyter front end, a terminal, a test.</summary>
public interface ICellInput
{
    /// <summary>Asks, and waits for the answer. Called on the cell's thread, which an interrupt of the cell wakes.</summary>
    /// <param name="prompt">What is asked for; may be empty.</param>
    /// <param name="isPassword">True where the answer must not be shown while it is typed.</param>
    /// <returns>The answer without its line end.</returns>
    /// <exception cref="InputUnavailableException">The host has nobody to ask.</exception>
    string ReadLine(string prompt, bool isPassword);
}
