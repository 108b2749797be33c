namespace Parlance.Cli.Chat;

/// <summary>Makes the session of a network.</summary>
internal static class ChatSessions
{
    public static ChatSession Create(ChatUrl url) => url.Network switch
    {
        "ares" => new AresChatSession(url),
        "icq" => new IcqChatSession(url),
        "myicq" => new MyIcqChatSession(url),
        "soulseek" => new SoulseekChatSession(url),
        _ => throw new ArgumentException($"There is no chat on {url.Network}.", nameof(url)),
    };
}
