using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>
/// What is done with messages on connections of type <c>P</c>. A message that is not what its code says is left out; of one that nobody asked for, or that nobody knows, the body is not even held; one that may be huge and
/// was not asked for ends the connection before its body is read.
/// </summary>
internal sealed class PeerMessages(ClientCore core, PeerServices services, PeerQuestions questions, SearchDesk searches, SearchAnswers answers)
{
    /// <summary>Enough of a compressed body to find the token in.</summary>
    private const int Beginning = 4096;
    private readonly Throttle browses = new(core.Options.Peers.AnswerInterval, core.Time);
    private readonly Throttle infos = new(core.Options.Peers.AnswerInterval, core.Time);

    /// <summary>Serves the frame whose header was read.</summary>
    /// <exception cref="IOException">The other side misbehaves so that the connection has to end.</exception>
    public async ValueTask HandleAsync(PeerConnection peer, FrameReader frame, CancellationToken cancellationToken)
    {
        try
        {
            await (frame.Code switch
            {
                5 => SharesCameAsync(peer, frame, cancellationToken),
                9 => ResultsCameAsync(frame, cancellationToken),
                16 when !questions.IsAsked(peer.Username, 16) => throw NotAskedFor(16),
                37 when !questions.IsAsked(peer.Username, 37) => default,
                4 or 8 or 15 or 16 or 36 or 37 or 40 or 41 or 43 or 44 or 46 or 50 or 51 => ServeAsync(peer, frame, cancellationToken),
                _ => default,
            });
        }
        catch (WireException wrong)
        {
            core.Logger.PeerMisbehaves(peer.Username, wrong.Message);
        }
    }

    private async ValueTask SharesCameAsync(PeerConnection peer, FrameReader frame, CancellationToken cancellationToken)
    {
        var reader = questions.TakeBrowser(peer.Username) ?? throw NotAskedFor(5);
        using var body = new FrameBodyStream(frame);
        await reader(peer, body, cancellationToken);
    }

    private async ValueTask ResultsCameAsync(FrameReader frame, CancellationToken cancellationToken)
    {
        var beginning = await frame.PeekAsync(Beginning, cancellationToken);
        if (!searches.Wants(ZlibBody.TokenOf(beginning.Span)))
        {
            core.Metrics.ResultsDropped.Add(1);
            return;
        }

        var body = await frame.BodyAsync(cancellationToken);
        searches.Offer(SoulseekFrames.Peer.Read<ToPeer.FileSearchResponse>(body.Span));
    }

    private async ValueTask ServeAsync(PeerConnection peer, FrameReader frame, CancellationToken cancellationToken)
    {
        var body = await frame.BodyAsync(cancellationToken);
        await (frame.Code switch
        {
            4 => SendSharesAsync(peer, cancellationToken),
            8 => Search(peer, Read<ToPeer.FileSearchRequest>(body)),
            15 => SendInfoAsync(peer, cancellationToken),
            16 => Answered(peer, Read<ToPeer.UserInfoResponse>(body)),
            36 => SendFolderAsync(peer, Read<ToPeer.FolderContentsRequest>(body), cancellationToken),
            37 => Answered(peer, Read<ToPeer.FolderContentsResponse>(body)),
            40 => TransferRequestedAsync(peer, Read<ToPeer.TransferRequest>(body), cancellationToken),
            41 => Answered(peer, Read<ToPeer.TransferResponse>(body)),
            43 => services.Uploads.QueueRequestedAsync(peer, Read<ToPeer.QueueUpload>(body).File, cancellationToken),
            51 => services.Uploads.PlaceRequestedAsync(peer, Read<ToPeer.PlaceInQueueRequest>(body).File, cancellationToken),
            _ => Told(peer, frame.Code, body),
        });
    }

    private static T Read<T>(ReadOnlyMemory<byte> body)
        where T : struct, IMessage<T> => SoulseekFrames.Peer.Read<T>(body.Span);

    private ValueTask Answered<T>(PeerConnection peer, T message)
        where T : struct, IMessage<T>
    {
        questions.Answer(peer.Username, message);
        return default;
    }

    private ValueTask Told(PeerConnection peer, uint code, ReadOnlyMemory<byte> body)
    {
        switch (code)
        {
            case 44:
                var placed = Read<ToPeer.PlaceInQueueResponse>(body);
                services.Downloads.Placed(peer, placed.File, placed.Place);
                break;
            case 46:
                services.Downloads.Failed(peer, Read<ToPeer.UploadFailed>(body).File);
                break;
            default:
                var denied = Read<ToPeer.UploadDenied>(body);
                services.Downloads.Denied(peer, denied.File, denied.Reason);
                break;
        }

        return default;
    }

    private ValueTask TransferRequestedAsync(PeerConnection peer, ToPeer.TransferRequest request, CancellationToken cancellationToken) => request.Direction switch
    {
        TransferDirection.Download => services.Uploads.LegacyRequestedAsync(peer, request.Token, request.File, cancellationToken),
        TransferDirection.Upload => services.Downloads.OfferedAsync(peer, request, cancellationToken),
        _ => default,
    };

    private ValueTask Search(PeerConnection peer, ToPeer.FileSearchRequest request)
    {
        answers.Answer(peer.Username, request.Token, request.Query, isDirect: true);
        return default;
    }

    private async ValueTask SendSharesAsync(PeerConnection peer, CancellationToken cancellationToken)
    {
        if (browses.Allows(peer.Username) && await services.Shares.OpenSharesAsync(peer.Username, cancellationToken) is { } shares)
        {
            await using (shares)
            {
                await peer.SendBodyAsync(ToPeer.SharedFileListResponse.Spec.Code, shares, cancellationToken);
            }
        }
    }

    private async ValueTask SendFolderAsync(PeerConnection peer, ToPeer.FolderContentsRequest request, CancellationToken cancellationToken) =>
        await peer.SendAsync(new ToPeer.FolderContentsResponse(request.Token, request.Folder, services.Shares.Folder(peer.Username, request.Folder)), cancellationToken);

    private async ValueTask SendInfoAsync(PeerConnection peer, CancellationToken cancellationToken)
    {
        if (infos.Allows(peer.Username))
        {
            await peer.SendAsync(services.Uploads.BanOf(peer.Username) is { } ban ? new ToPeer.UserInfoResponse(ban, false, [], 0, 0, false, 0) : InfoFor(peer.Username), cancellationToken);
        }
    }

    private ToPeer.UserInfoResponse InfoFor(string username)
    {
        var (standing, picture) = (services.Uploads.StandingFor(username), core.Options.Picture);
        return new(core.Options.Description, picture is not null, picture ?? [], standing.Slots, standing.QueueLength, standing.SlotFree, 0);
    }

    /// <summary>Ends the connection.</summary>
    private static IOException NotAskedFor(uint code) => new($"Message {code} was not asked for.");
}
