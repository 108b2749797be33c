using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>A file that a search found, and where to get it.</summary>
/// <param name="File">The file.</param>
/// <param name="Owner">Name of the user who shares it.</param>
/// <param name="Address">Address of that user; none where the room hides addresses.</param>
/// <param name="DataPort">Port of that user.</param>
/// <param name="Node">Supernode of that user.</param>
/// <param name="LocalAddress">Address in that user's own network.</param>
/// <param name="Uploads">Uploads at present.</param>
/// <param name="MaxUploads">Uploads allowed.</param>
/// <param name="Queued">Users queued for an upload.</param>
public sealed record AresHit(AresFile File, string Owner, Ip4 Address, ushort DataPort, Node Node, Ip4 LocalAddress, byte Uploads, byte MaxUploads, byte Queued)
{
    internal static AresHit Of(in ToClient.SearchHit hit) => new(
        new AresFile((AresMime)hit.Mime, hit.Size, new FileDescription(hit.Hash, hit.Parameters, hit.Details)),
        hit.Owner, hit.Address, hit.DataPort, new Node(hit.Node, hit.NodePort), hit.LocalAddress, hit.Uploads, hit.MaxUploads, hit.Queued);
}
