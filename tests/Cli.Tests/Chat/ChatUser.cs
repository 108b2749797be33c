using Parlance.Cli.Chat;

namespace Parlance.Cli.Tests.Chat;

/// <summary>A chat that runs.</summary>
internal sealed class ChatUser : IAsyncDisposable
{
    private readonly Task<int> running;
    private readonly ChatSession session;

    public ChatUser(string url)
    {
        session = ChatSessions.Create(ChatUrl.Parse(url, out _)!);
        running = new ChatLoop(session, Screen, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
    }

    public ScriptedScreen Screen { get; } = new();

    public void Type(string line) => Screen.Type(line);

    public Task<string> SeesAsync(string text) => Screen.SeesAsync(text);

    /// <summary>Ends the input.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        Screen.Close();
        return await running;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await session.DisposeAsync();
    }
}
