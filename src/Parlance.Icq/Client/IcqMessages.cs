namespace Parlance.Icq;

/// <summary>Messages through the server, both ways.</summary>
/// <remarks>Those to users who are offline are stored there. To send between clients directly see <see cref="IcqPeer"/>.</remarks>
public sealed class IcqMessages
{
    private readonly IcqClient client;
    private readonly IcqClientOptions options;

    internal IcqMessages(IcqClient client, IcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>Sends a message and waits until the server has it (SEND_MESSAGE). A text of more than 450 bytes goes in parts, one after the other.</summary>
    /// <param name="to">UIN of the receiver. When it is nobody's an <see cref="IcqEvent.UnknownUser"/> follows.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the waiting; the message may go out all the same.</param>
    /// <exception cref="ArgumentException">The message has more than 960 bytes and is no text.</exception>
    /// <exception cref="IcqLinkLostException">The server did not acknowledge it: it may or may not have arrived.</exception>
    /// <exception cref="IcqException">The client is not logged in.</exception>
    public Task SendAsync(uint to, IcqMessage message, CancellationToken cancellation = default) => SendAsync(to, message, 0, cancellation);

    /// <summary>Sends a text.</summary>
    /// <param name="to">UIN of the receiver.</param>
    /// <param name="words">The text.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">As for a message.</exception>
    public Task SendAsync(uint to, string words, CancellationToken cancellation = default) => SendAsync(to, new IcqMessage.Text(words), cancellation);

    /// <summary>Sends a message to several users, who see that it went to several.</summary>
    /// <param name="to">UINs of the receivers.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">As for a message.</exception>
    public Task SendAsync(IReadOnlyCollection<uint> to, IcqMessage message, CancellationToken cancellation = default) =>
        Task.WhenAll(to.Select(uin => SendAsync(uin, message, to.Count > 1 ? IcqMessageType.Several : (ushort)0, cancellation)));

    /// <summary>Sends a message directly when the receiver's client can be reached, else through the server.</summary>
    /// <param name="peer">The user's peer.</param>
    /// <param name="to">UIN of the receiver, whose whereabouts only contacts tell.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What the other client said; null when the message went through the server.</returns>
    /// <exception cref="IcqException">As for a message.</exception>
    public async Task<IcqPeerReply?> SendAsync(IcqPeer peer, uint to, IcqMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(peer);
        if (client.Contacts[to]?.Peer is { } address)
        {
            var reply = await peer.SendAsync(address, message, IcqUrgency.Normal, cancellation).ConfigureAwait(false);
            if (reply.Answer != IcqPeerAnswer.NotReached)
            {
                return reply;
            }
        }

        await SendAsync(to, message, cancellation).ConfigureAwait(false);
        return null;
    }

    /// <summary>Asks a user for consent to be listed.</summary>
    /// <param name="to">UIN of the user.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">As for a message.</exception>
    public Task AskForConsentAsync(uint to, string reason, CancellationToken cancellation = default)
    {
        var self = options.Identity;
        return SendAsync(to, new IcqMessage.AuthorizationRequest(self.Nick, self.FirstName, self.LastName, self.Email, reason), cancellation);
    }

    /// <summary>Gives consent, or refuses it with a reason.</summary>
    /// <param name="to">UIN of the user who asked.</param>
    /// <param name="refusal">The reason of a refusal; null consents.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">As for a message.</exception>
    public Task ConsentAsync(uint to, string? refusal = null, CancellationToken cancellation = default) =>
        SendAsync(to, refusal is null ? new IcqMessage.AuthorizationGranted() : new IcqMessage.AuthorizationDenied(refusal), cancellation);

    /// <summary>Takes what the server tells of messages.</summary>
    internal bool Told(in IcqAnswer told)
    {
        if (told.Is<ToClient.MessageNow>(out var now))
        {
            Publish(now.From, now.Type, now.Text, client.Time.GetUtcNow(), isStored: false);
        }
        else if (told.Is<ToClient.ReceiveMessage>(out var stored))
        {
            Publish(stored.From, stored.Type, stored.Text, Time(stored), isStored: true);
        }
        else if (told.Is<ToClient.InvalidUin>(out var unknown))
        {
            client.Events.Publish(new IcqEvent.UnknownUser(unknown.Uin));
        }
        else
        {
            return false;
        }

        return true;
    }

    private async Task SendAsync(uint to, IcqMessage message, ushort several, CancellationToken cancellation)
    {
        var connection = client.Need();
        foreach (var (type, body) in MessageBodies.Parts(message, options.Codepage))
        {
            var word = (ushort)(type | several);
            var sending = type == IcqMessageType.AuthorizationRequest
                ? connection.SendAsync(new ToServer.MessageToNewUser(to, word, body), cancellation)
                : connection.SendAsync(new ToServer.SendMessage(to, word, body), cancellation);
            await sending.ConfigureAwait(false);
            client.Instruments.Sent();
        }
    }

    private void Publish(uint from, ushort type, string body, DateTimeOffset sentAt, bool isStored)
    {
        client.Instruments.Received();
        client.Events.Publish(new IcqEvent.MessageReceived(
            from, MessageBodies.Read(type, body, options.Codepage), sentAt, isStored, (type & IcqMessageType.Several) != 0));
    }

    /// <summary>Stored messages carry GMT to the minute; a date that is none is the present.</summary>
    private DateTimeOffset Time(in ToClient.ReceiveMessage m)
    {
        var isDate = m.Year is >= 1970 and <= 9999 && m.Month is >= 1 and <= 12 && m.Day >= 1 && m.Day <= DateTime.DaysInMonth(m.Year, m.Month) && m.Hour < 24 && m.Minute < 60;
        return isDate ? new DateTimeOffset(m.Year, m.Month, m.Day, m.Hour, m.Minute, 0, TimeSpan.Zero) : client.Time.GetUtcNow();
    }
}
