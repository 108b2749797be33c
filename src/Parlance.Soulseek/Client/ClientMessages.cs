namespace Parlance.Soulseek;

/// <summary>Private messages. The server keeps what is sent to somebody offline, and what was not confirmed.</summary>
public sealed class ClientMessages
{
    private const int LongestMessage = 2048;
    private readonly ClientCore core;

    internal ClientMessages(ClientCore core)
    {
        this.core = core;
        core.Routes.On<ToClient.MessageUser>(Received);
        core.Routes.On<ToClient.AdminMessage>(m => core.Events.Publish(new ServerAnnounced(m.Message)));
    }

    /// <summary>Sends a message. The server says neither that it arrived nor that the name is unknown.</summary>
    /// <param name="username">To whom; <c>server</c> for commands to the server itself.</param>
    /// <param name="text">One line of at most 2048 bytes; anything else the server drops without a word, so it is refused here.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="ArgumentException">The text is not one line, or too long.</exception>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 002 MessageUser:22.</exception>
    public ValueTask SendAsync(string username, string text, CancellationToken cancellationToken = default) =>
        core.SendAsync(new ToServer.MessageUser(username, Line.Checked(text, LongestMessage)), cancellationToken);

    /// <summary>Sends a message to several users; it reaches those who are online.</summary>
    /// <param name="usernames">To whom.</param>
    /// <param name="text">As for one user.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="ArgumentException">The text is not one line, or too long.</exception>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: SLSKPROTOCOL server 149.</exception>
    public ValueTask SendAsync(IEnumerable<string> usernames, string text, CancellationToken cancellationToken = default) =>
        core.SendAsync(new ToServer.MessageUsers([.. usernames], Line.Checked(text, LongestMessage)), cancellationToken);

    /// <summary>Confirms a message, so that it does not come again. Done by itself unless <see cref="SoulseekClientOptions.AcknowledgeMessages"/> is false.</summary>
    /// <param name="id">From <see cref="MessageReceived"/>.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 002 MessageAcked:23.</exception>
    public ValueTask AcknowledgeAsync(uint id, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.MessageAcked(id), cancellationToken);

    private void Received(ToClient.MessageUser m)
    {
        core.Events.Publish(new MessageReceived(m.Id, DateTimeOffset.FromUnixTimeSeconds(m.Timestamp), m.Username, m.Message, m.IsNew));
        if (core.Options.AcknowledgeMessages)
        {
            core.Link.TrySend(new ToServer.MessageAcked(m.Id));
        }
    }
}
