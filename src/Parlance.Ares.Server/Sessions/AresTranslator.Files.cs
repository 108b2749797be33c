using Parlance.Ares.Server.Rooms;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>What browsing and searching answers with.</summary>
internal static partial class AresTranslator
{
    // Frames are compressed together in pieces of about this size, as rooms in use do.
    private const int CompressAbove = 1024;

    private static void Browsed(AresBrowsed browsed, AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        Write(new ToClient.StartOfBrowse(browsed.Id, (ushort)Math.Min(browsed.Files.Length, ushort.MaxValue)), target, cipher);
        using var batch = new WireBuffer();
        foreach (var file in browsed.Files)
        {
            AresFrames.Write(new ToClient.BrowseItem(browsed.Id, file.Mime, file.Size, file.File), batch, cipher);
            Squeeze(batch, receiver, CompressAbove, target, cipher);
        }

        Squeeze(batch, receiver, 0, target, cipher);
        Write(new ToClient.EndOfBrowse(browsed.Id), target, cipher);
    }

    private static void Found(AresFound found, AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        using var batch = new WireBuffer();
        foreach (var (file, owner) in found.Hits)
        {
            if (FileDescription.TryParse(file.Mime, file.File, out var described) && described.Hash.Length == FileDescription.HashSize)
            {
                AresFrames.Write(Hit(found.Id, file, described, owner), batch, cipher);
                Squeeze(batch, receiver, CompressAbove, target, cipher);
            }
        }

        Squeeze(batch, receiver, 0, target, cipher);
        Write(new ToClient.EndOfSearch(found.Id), target, cipher);
    }

    private static ToClient.SearchHit Hit(ushort id, SharedFile file, FileDescription described, AresUser owner)
    {
        var profile = owner.Profile;
        var hides = owner.Room.Options.HideAddresses;
        return new ToClient.SearchHit(
            id, file.Mime, file.Size, described.Hash, described.Parameters, described.Details, owner.Name,
            hides ? Ip4.None : owner.Address, hides ? (ushort)0 : profile.DataPort, profile.Node, profile.NodePort,
            hides ? Ip4.None : profile.LocalAddress, profile.Uploads, profile.MaxUploads, profile.Queued, 1);
    }

    private static void Squeeze(WireBuffer batch, AresUser receiver, int above, WireBuffer target, AresCipher? cipher)
    {
        if (batch.Length <= above)
        {
            return;
        }

        if (receiver.Profile.TakesCompressed)
        {
            Write(new ToClient.Compressed(AresCompression.Deflate(batch.Written)), target, cipher);
        }
        else
        {
            batch.Written.CopyTo(target.Take(batch.Length));
        }

        batch.Clear();
    }
}
