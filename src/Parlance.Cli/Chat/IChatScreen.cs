namespace Parlance.Cli.Chat;

/// <summary>Where lines are shown and typed.</summary>
internal interface IChatScreen
{
    /// <summary>Shows a line.</summary>
    void Show(ChatLine line);

    /// <summary>Waits for the user.</summary>
    /// <param name="session">Knows the names that may be completed.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What was typed; null when nothing more will be.</returns>
    Task<string?> ReadAsync(ChatSession session, CancellationToken cancellation);

    /// <summary>The chat is over.</summary>
    void End();
}
