using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>
/// What other clients ask of the uploads. Called on the read loop of the asker's connection: what takes longer than a look into a dictionary belongs into a queue of the implementation's own. Nothing it throws is
/// expected; it would end that connection.
/// </summary>
internal interface IUploadRequests
{
    /// <summary>Slots, queue and speed, as search results and user information tell them.</summary>
    UploadStanding Standing { get; }

    /// <summary>The same as somebody is told who would wait only for a part of the queue.</summary>
    UploadStanding StandingFor(string username) => Standing;

    /// <summary>What a banned user is told of us in place of everything else; null for who is not banned.</summary>
    string? BanOf(string username) => null;

    /// <summary>Somebody wants a file (43 QueueUpload). Accepted: no answer. Refused: <see cref="ToPeer.UploadDenied"/> with one of <see cref="TransferRejection"/>.</summary>
    ValueTask QueueRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken);

    /// <summary>Somebody wants a file the old way (40 TransferRequest of direction 0). The answer is <see cref="ToPeer.TransferResponse"/> with the same token, never allowed at once: <c>Queued</c> or a reason.</summary>
    ValueTask LegacyRequestedAsync(IPeer peer, uint token, WireText file, CancellationToken cancellationToken);

    /// <summary>Somebody asks for his place (51 PlaceInQueueRequest). Answer: <see cref="ToPeer.PlaceInQueueResponse"/>, or nothing when the file is not queued.</summary>
    ValueTask PlaceRequestedAsync(IPeer peer, WireText file, CancellationToken cancellationToken);
}
