using System.Collections.Concurrent;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>Uploads as plain as can be: every file asked for is offered at once, one after the other, from memory.</summary>
internal sealed class GivingUploads(IPeerNetwork network, IReadOnlyDictionary<string, byte[]> files) : IUploadRequests
{
    private readonly ConcurrentQueue<Task> uploads = new();
    private Task last = Task.CompletedTask;

    /// <summary>Files asked for, in the order of the questions.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The answers to offers.</summary>
    public ConcurrentQueue<ToPeer.TransferResponse?> Answers { get; } = new();

    /// <summary>Offsets at which downloads began.</summary>
    public ConcurrentQueue<ulong> Offsets { get; } = new();

    /// <summary>Breaks the n-th transfer (from 1) off after so many bytes.</summary>
    public Func<int, int>? BreakAfter { get; init; }

    /// <summary>Says nothing more instead of breaking off.</summary>
    public bool Hangs { get; init; }

    /// <summary>Denies instead of giving.</summary>
    public Func<string, string?> Denial { get; init; } = _ => null;

    /// <summary>Size told in offers, when it is not the true one.</summary>
    public Func<string, ulong>? Told { get; init; }

    public UploadStanding Standing => new(true, 1, 0, 50_000);

    public async ValueTask QueueRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken)
    {
        Asked.Enqueue(file.Value);
        if (Denial(file.Value) is { } denial)
        {
            await peer.SendAsync(new ToPeer.UploadDenied(file, denial), cancellationToken);
        }
        else if (files.TryGetValue(file.Value, out var bytes))
        {
            uploads.Enqueue(last = GiveAsync(last, peer.Username, file, bytes));
        }
        else
        {
            await peer.SendAsync(new ToPeer.UploadDenied(file, TransferRejection.FileNotShared), cancellationToken);
        }
    }

    public async ValueTask LegacyRequestedAsync(IPeer peer, uint token, WireText file, CancellationToken cancellationToken) =>
        await peer.SendAsync(new ToPeer.TransferResponse(token, false, 0, TransferRejection.Queued), cancellationToken);

    public async ValueTask PlaceRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken) =>
        await peer.SendAsync(new ToPeer.PlaceInQueueResponse(file, 7), cancellationToken);

    public Task AllAsync() => Task.WhenAll(uploads);

    private async Task GiveAsync(Task before, string username, WireText file, byte[] bytes)
    {
        await Task.Yield();
        await before;
        var token = network.NextToken();
        var answer = await network.OfferUploadAsync(username, file, Told?.Invoke(file.Value) ?? (ulong)bytes.Length, token);
        Answers.Enqueue(answer);
        if (answer is { Allowed: true } && await network.OpenFileConnectionAsync(username, token) is { } connection)
        {
            await using (connection)
            {
                await SendAsync(connection, bytes);
            }
        }
    }

    private async Task SendAsync(FileConnection connection, byte[] bytes)
    {
        var offset = await connection.ReadOffsetAsync(CancellationToken.None);
        Offsets.Enqueue(offset);
        var end = BreakAfter?.Invoke(Offsets.Count) is { } most and > 0 ? Math.Min(bytes.Length, (int)offset + most) : bytes.Length;
        try
        {
            await connection.Stream.WriteAsync(bytes.AsMemory((int)offset, end - (int)offset));
            if (end == bytes.Length || Hangs)
            {
                // The downloader closes when it has everything.
                (await connection.Stream.ReadAsync(new byte[1])).ShouldBe(0);
            }
        }
        catch (IOException)
        {
            end.ShouldBeLessThanOrEqualTo(bytes.Length);
        }
    }
}
