using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>One user that matches.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Size">Bytes of the fields up to the last of them.</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="Online">0 offline, 1 online, 2 not told.</param>
    /// <param name="Zero">0.</param>
    public readonly record struct MetaUserFound(
        byte Result, ushort Size, uint Uin, string Nick, string FirstName, string LastName, string Email, byte Authorize, byte Online,
        byte Zero) : IMessage<MetaUserFound>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x0190, nameof(MetaUserFound), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static MetaUserFound Layout<TVisitor>(ref TVisitor v, in MetaUserFound m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(MetaUserFound) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.U16("size", m.Size), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short),
                    v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
                    v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize), v.U8("online", m.Online), v.U8("zero", m.Zero));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>The last user that matches.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Size">Bytes of the fields up to the last of them.</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="Online">0 offline, 1 online, 2 not told.</param>
    /// <param name="Zero">0.</param>
    /// <param name="More">How many more match.</param>
    public readonly record struct MetaLastUserFound(
        byte Result, ushort Size, uint Uin, string Nick, string FirstName, string LastName, string Email, byte Authorize, byte Online,
        byte Zero, uint? More) : IMessage<MetaLastUserFound>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x019A, nameof(MetaLastUserFound), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static MetaLastUserFound Layout<TVisitor>(ref TVisitor v, in MetaLastUserFound m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(MetaLastUserFound) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.U16("size", m.Size), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short),
                    v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
                    v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize), v.U8("online", m.Online), v.U8("zero", m.Zero),
                    v.OptionalU32("more", m.More));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>One user of the white pages.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Size">Bytes of the fields up to the last of them.</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="Online">0 offline, 1 online, 2 not told.</param>
    /// <param name="Zero">0.</param>
    public readonly record struct WhiteFound(
        byte Result, ushort Size, uint Uin, string Nick, string FirstName, string LastName, string Email, byte Authorize, byte Online,
        byte Zero) : IMessage<WhiteFound>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x01A4, nameof(WhiteFound), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static WhiteFound Layout<TVisitor>(ref TVisitor v, in WhiteFound m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(WhiteFound) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.U16("size", m.Size), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short),
                    v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
                    v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize), v.U8("online", m.Online), v.U8("zero", m.Zero));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>The last user of the white pages.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Size">Bytes of the fields up to the last of them.</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="Online">0 offline, 1 online, 2 not told.</param>
    /// <param name="Zero">0.</param>
    /// <param name="More">How many more match.</param>
    public readonly record struct WhiteLastFound(
        byte Result, ushort Size, uint Uin, string Nick, string FirstName, string LastName, string Email, byte Authorize, byte Online,
        byte Zero, uint? More) : IMessage<WhiteLastFound>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x01AE, nameof(WhiteLastFound), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static WhiteLastFound Layout<TVisitor>(ref TVisitor v, in WhiteLastFound m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(WhiteLastFound) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.U16("size", m.Size), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short),
                    v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
                    v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize), v.U8("online", m.Online), v.U8("zero", m.Zero),
                    v.OptionalU32("more", m.More));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Answer to MetaLogin.</summary>
    /// <param name="Zero">0.</param>
    /// <param name="Value">70.</param>
    public readonly record struct MetaLoginReply(ushort Zero, ushort Value) : IMessage<MetaLoginReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x07D0, nameof(MetaLoginReply), "isd \"lmeta\"");

        /// <inheritdoc/>
        public static MetaLoginReply Layout<TVisitor>(ref TVisitor v, in MetaLoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("zero", m.Zero), v.U16("value", m.Value));
    }
}
