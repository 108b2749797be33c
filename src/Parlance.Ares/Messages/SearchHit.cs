using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>One file that a search found.</summary>
    /// <param name="Id">As in the request.</param>
    /// <param name="Mime">See <see cref="AresMime"/>.</param>
    /// <param name="Size">Bytes; the low 32 bits.</param>
    /// <param name="Hash">First part of the file's description, 16 bytes.</param>
    /// <param name="Parameters">Second part; its length follows from the kind, see <see cref="FileDescription.ParametersOf"/>.</param>
    /// <param name="Details">Third part, see <see cref="FileDescription"/>.</param>
    /// <param name="Owner">Name of the user who shares it.</param>
    /// <param name="Address">Address of that user.</param>
    /// <param name="DataPort">Port of that user.</param>
    /// <param name="Node">Supernode of that user.</param>
    /// <param name="NodePort">Its port.</param>
    /// <param name="LocalAddress">Address in the user's own network.</param>
    /// <param name="Uploads">Uploads at present.</param>
    /// <param name="MaxUploads">Uploads allowed.</param>
    /// <param name="Queued">Users queued for an upload.</param>
    /// <param name="One">1.</param>
    public readonly record struct SearchHit(
        ushort Id,
        byte Mime,
        uint Size,
        byte[] Hash,
        byte[] Parameters,
        byte[] Details,
        string Owner,
        Ip4 Address,
        ushort DataPort,
        Ip4 Node,
        ushort NodePort,
        Ip4 LocalAddress,
        byte Uploads,
        byte MaxUploads,
        byte Queued,
        byte One) : IMessage<SearchHit>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            AresLink.Room, Direction.ToClient, 61, nameof(SearchHit), "000 MSG_CHAT_SERVER_SEARCHHIT", "the seed leaves out the size and the owner; laid out as sb0t sends it");

        /// <inheritdoc/>
        public static SearchHit Layout<TVisitor>(ref TVisitor v, in SearchHit m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var id = v.U16("id", m.Id);
            var mime = v.U8("mime", m.Mime);
            return new SearchHit(
                id,
                mime,
                v.U32("size", m.Size),
                v.Bytes("hash", m.Hash, FileDescription.HashSize),
                v.Bytes("parameters", m.Parameters, FileDescription.ParametersOf(mime)),
                v.Blob("details", m.Details, Width.Word, AresLimits.Text),
                v.Str0("owner", m.Owner, AresLimits.Name),
                v.Ip("address", m.Address),
                v.U16("dataPort", m.DataPort),
                v.Ip("node", m.Node),
                v.U16("nodePort", m.NodePort),
                v.Ip("localAddress", m.LocalAddress),
                v.U8("uploads", m.Uploads),
                v.U8("maxUploads", m.MaxUploads),
                v.U8("queued", m.Queued),
                v.U8("one", m.One));
        }
    }
}
