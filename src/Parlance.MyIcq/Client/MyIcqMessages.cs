using Parlance.MyIcq.Messages;

namespace Parlance.MyIcq;

/// <summary>Messages through the server, both ways. Those to users who are offline are stored there.</summary>
public sealed class MyIcqMessages
{
    private readonly MyIcqClient client;
    private readonly MyIcqClientOptions options;
    private Func<uint, MyIcqMessage, bool>? sessions;

    internal MyIcqMessages(MyIcqClient client, MyIcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>Sends a message and waits until the server has it (SEND_MSG). A text of more than 450 bytes goes in parts, one after the other.</summary>
    /// <param name="to">Number of the receiver. Messages to a number that is nobody's are lost without a word.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the waiting; the message may go out all the same.</param>
    /// <exception cref="ArgumentException">The message has more than 512 bytes and is no text.</exception>
    /// <exception cref="MyIcqLinkLostException">The server did not confirm it: it may or may not have arrived.</exception>
    /// <exception cref="MyIcqException">The client is not logged in.</exception>
    public async Task SendAsync(uint to, MyIcqMessage message, CancellationToken cancellation = default)
    {
        var connection = client.Need();
        foreach (var (type, text) in MessageBodies.Parts(message, options.Codepage))
        {
            await connection.SendAsync(new ToServer.SendMessage(type, to, text), cancellation).ConfigureAwait(false);
            client.Instruments.Sent();
        }
    }

    /// <summary>Sends a text.</summary>
    /// <param name="to">Number of the receiver.</param>
    /// <param name="words">The text.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">As for a message.</exception>
    public Task SendAsync(uint to, string words, CancellationToken cancellation = default) => SendAsync(to, new MyIcqMessage.Text(words), cancellation);

    /// <summary>Sends a message to everybody, also to those who log in later (BROADCAST_MSG). Servers obey only number 10000.</summary>
    /// <param name="words">The text.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">As for a message.</exception>
    public Task BroadcastAsync(string words, CancellationToken cancellation = default)
    {
        var (type, text) = MessageBodies.Write(new MyIcqMessage.Text(words), options.Codepage);
        return client.Need().SendAsync(new ToServer.Broadcast(type, text ?? string.Empty), cancellation);
    }

    /// <summary>Hands what is about connections between clients to whoever makes them; what they do not want is told as a message.</summary>
    internal void GiveSessionsTo(Func<uint, MyIcqMessage, bool>? taker) => sessions = taker;

    /// <summary>Takes what the server tells of messages.</summary>
    internal bool Told(in MyIcqAnswer told)
    {
        if (!told.Is<ToClient.Message>(out var message))
        {
            return false;
        }

        client.Instruments.Received();
        var read = MessageBodies.Read(message.Type, message.Text, options.Codepage);
        if (read is MyIcqMessage.Accepted)
        {
            client.Contacts.Listed(message.From);
        }

        if (sessions?.Invoke(message.From, read) != true)
        {
            client.Events.Publish(new MyIcqEvent.MessageReceived(
                message.From, read, DateTimeOffset.FromUnixTimeSeconds(message.Time), options.Codepage.Decode(message.Domain)));
        }

        return true;
    }
}
