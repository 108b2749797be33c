namespace Parlance.Soulseek;

/// <summary>Files on their way to others: a queue with slots, turns, limits and speeds.</summary>
public sealed class ClientUploads
{
    private readonly UploadDesk desk;

    internal ClientUploads(UploadDesk desk) => this.desk = desk;

    /// <summary>How uploads are queued and how fast they run; may be exchanged at any time.</summary>
    public UploadOptions Options
    {
        get => desk.Options;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            desk.Options = value;
        }
    }

    /// <summary>All uploads in the order they were asked for; ended ones too, up to <see cref="UploadOptions.MaxHistory"/>.</summary>
    public IReadOnlyList<Upload> All => desk.All;

    /// <summary>Slots, queue and speed, as others are told.</summary>
    public UploadStanding Standing => desk.Standing;

    /// <summary>Whether the client is about to leave: running and waiting uploads go on, new requests are answered <c>Pending shutdown.</c>, and the users ask again later.</summary>
    public bool IsClosing
    {
        get => desk.IsClosing;
        set => desk.IsClosing = value;
    }

    /// <summary>Takes an upload out of the queue, or breaks it off. The user is told <c>Cancelled</c>. Source: 002 QueueFailed:50.</summary>
    /// <param name="upload">Which.</param>
    /// <returns>False when it has ended already.</returns>
    public bool Cancel(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return desk.Cancel(upload);
    }

    /// <summary>Forgets all ended uploads.</summary>
    public void ForgetEnded() => desk.ForgetEnded();

    /// <summary>Listens to changes of all uploads, from this call on.</summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <returns>The changes in their order; who is too slow loses the oldest.</returns>
    public IAsyncEnumerable<UploadChanged> ChangesAsync(CancellationToken cancellationToken = default) => desk.Changes.SubscribeAsync(cancellationToken);
}
