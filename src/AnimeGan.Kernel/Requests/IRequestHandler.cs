namespace AnimeGan.Kernel.Requests;

/// <summary>Answers one type of message.</summary>
internal interface IRequestHandler
{
    /// <summary>The type, as in "execute_request".</summary>
    string RequestType { get; }

    /// <summary>Whether the answer changes nothing and needs no cell to end: then it is given while one runs.</summary>
    bool AnswersWhileBusy { get; }

    /// <summary>Does what is asked and answers. Busy and idle are published around it.</summary>
    /// <param name="request">The message.</param>
    Task HandleAsync(Request request);
}
