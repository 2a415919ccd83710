namespace AnimeGan.Kernel.Requests;

/// <summary>Answers one type of message.</summary>
internal interface IRequestHandler
{
    /// <summary>The type, as in "execute_request".</summary>
    string RequestType { get; }

    /// <summary>Whether it is handled while a cell runs: it needs no cell to end, or is about the one that runs.</summary>
    bool AnswersWhileBusy { get; }

    /// <summary>Does what is asked and answers. Busy and idle are published around it.</summary>
    /// <param name="request">The message.</param>
    Task HandleAsync(Request request);
}
