using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>Result of the request about the name and address.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetBasicAck(byte Result) : IMessage<SetBasicAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x0064, nameof(SetBasicAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetBasicAck Layout<TVisitor>(ref TVisitor v, in SetBasicAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the work address.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetWorkAck(byte Result) : IMessage<SetWorkAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x006E, nameof(SetWorkAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetWorkAck Layout<TVisitor>(ref TVisitor v, in SetWorkAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the birthday and home page.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetMoreAck(byte Result) : IMessage<SetMoreAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x0078, nameof(SetMoreAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetMoreAck Layout<TVisitor>(ref TVisitor v, in SetMoreAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the text about the user.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetAboutAck(byte Result) : IMessage<SetAboutAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x0082, nameof(SetAboutAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetAboutAck Layout<TVisitor>(ref TVisitor v, in SetAboutAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the interests.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetInterestsAck(byte Result) : IMessage<SetInterestsAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x008C, nameof(SetInterestsAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetInterestsAck Layout<TVisitor>(ref TVisitor v, in SetInterestsAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the affiliations.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetAffiliationsAck(byte Result) : IMessage<SetAffiliationsAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x0096, nameof(SetAffiliationsAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetAffiliationsAck Layout<TVisitor>(ref TVisitor v, in SetAffiliationsAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the security settings.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetSecurityAck(byte Result) : IMessage<SetSecurityAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00A0, nameof(SetSecurityAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetSecurityAck Layout<TVisitor>(ref TVisitor v, in SetSecurityAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the password.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetPasswordAck(byte Result) : IMessage<SetPasswordAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00AA, nameof(SetPasswordAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetPasswordAck Layout<TVisitor>(ref TVisitor v, in SetPasswordAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the deletion of the account.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct UnregisterAck(byte Result) : IMessage<UnregisterAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00B4, nameof(UnregisterAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static UnregisterAck Layout<TVisitor>(ref TVisitor v, in UnregisterAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }

    /// <summary>Result of the request about the category of the home page.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>.</param>
    public readonly record struct SetHomePageCategoryAck(byte Result) : IMessage<SetHomePageCategoryAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00BE, nameof(SetHomePageCategoryAck), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetHomePageCategoryAck Layout<TVisitor>(ref TVisitor v, in SetHomePageCategoryAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("result", m.Result));
    }
}
