using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Searches by name.</summary>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    public readonly record struct SearchName(string Nick, string FirstName, string LastName) : IMessage<SearchName>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0514, nameof(SearchName), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SearchName Layout<TVisitor>(ref TVisitor v, in SearchName m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
            v.Str("last name", m.LastName, IcqLimits.Short));
    }

    /// <summary>Searches by name.</summary>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    public readonly record struct SearchName2(string Nick, string FirstName, string LastName) : IMessage<SearchName2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0515, nameof(SearchName2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SearchName2 Layout<TVisitor>(ref TVisitor v, in SearchName2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
            v.Str("last name", m.LastName, IcqLimits.Short));
    }

    /// <summary>Searches by UIN.</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct FindUin(uint Uin) : IMessage<FindUin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x051E, nameof(FindUin), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FindUin Layout<TVisitor>(ref TVisitor v, in FindUin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Searches by UIN.</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct FindUin2(uint Uin) : IMessage<FindUin2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x051F, nameof(FindUin2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static FindUin2 Layout<TVisitor>(ref TVisitor v, in FindUin2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Searches by e-mail.</summary>
    /// <param name="Email">E-mail.</param>
    public readonly record struct SearchEmail(string Email) : IMessage<SearchEmail>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0528, nameof(SearchEmail), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SearchEmail Layout<TVisitor>(ref TVisitor v, in SearchEmail m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("email", m.Email, IcqLimits.Short));
    }

    /// <summary>Searches by e-mail.</summary>
    /// <param name="Email">E-mail.</param>
    public readonly record struct SearchEmail2(string Email) : IMessage<SearchEmail2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0529, nameof(SearchEmail2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SearchEmail2 Layout<TVisitor>(ref TVisitor v, in SearchEmail2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("email", m.Email, IcqLimits.Short));
    }

    /// <summary>Searches the white pages.</summary>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="MinAge">Lowest age; 0 any.</param>
    /// <param name="MaxAge">Highest age; 0 any.</param>
    /// <param name="Sex">0 any, 1 female, 2 male.</param>
    /// <param name="Language">Code of a language; 0 any.</param>
    /// <param name="City">City.</param>
    /// <param name="State">State.</param>
    /// <param name="Country">Country; 0 any.</param>
    /// <param name="Company">Company.</param>
    /// <param name="Department">Department.</param>
    /// <param name="Position">Position.</param>
    /// <param name="Occupation">Code of the occupation; 0 any.</param>
    /// <param name="PastCategory">Past affiliation; 0 any.</param>
    /// <param name="Past">Words of it.</param>
    /// <param name="InterestCategory">Interest; 0 any.</param>
    /// <param name="Interest">Words of it.</param>
    /// <param name="PresentCategory">Affiliation; 0 any.</param>
    /// <param name="Present">Words of it.</param>
    /// <param name="IsOnline">1: only who is online.</param>
    public readonly record struct SearchWhite(
        string FirstName, string LastName, string Nick, string Email, ushort MinAge, ushort MaxAge, byte Sex, byte Language, string City,
        string State, ushort Country, string Company, string Department, string Position, byte Occupation, ushort PastCategory, string Past,
        ushort InterestCategory, string Interest, ushort PresentCategory, string Present, byte? IsOnline) : IMessage<SearchWhite>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0532, nameof(SearchWhite), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SearchWhite Layout<TVisitor>(ref TVisitor v, in SearchWhite m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
            v.Str("nick", m.Nick, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short), v.U16("min age", m.MinAge),
            v.U16("max age", m.MaxAge), v.U8("sex", m.Sex), v.U8("language", m.Language), v.Str("city", m.City, IcqLimits.Short),
            v.Str("state", m.State, IcqLimits.Short), v.U16("country", m.Country), v.Str("company", m.Company, IcqLimits.Short),
            v.Str("department", m.Department, IcqLimits.Short), v.Str("position", m.Position, IcqLimits.Short), v.U8("occupation", m.Occupation),
            v.U16("past category", m.PastCategory), v.Str("past", m.Past, IcqLimits.Short), v.U16("interest category", m.InterestCategory),
            v.Str("interest", m.Interest, IcqLimits.Short), v.U16("present category", m.PresentCategory),
            v.Str("present", m.Present, IcqLimits.Short), v.OptionalU8("is online", m.IsOnline));
    }

    /// <summary>Searches the white pages (ICQ 99b).</summary>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="MinAge">Lowest age; 0 any.</param>
    /// <param name="MaxAge">Highest age; 0 any.</param>
    /// <param name="Sex">0 any, 1 female, 2 male.</param>
    /// <param name="Language">Code of a language; 0 any.</param>
    /// <param name="City">City.</param>
    /// <param name="State">State.</param>
    /// <param name="Country">Country; 0 any.</param>
    /// <param name="Company">Company.</param>
    /// <param name="Department">Department.</param>
    /// <param name="Position">Position.</param>
    /// <param name="Occupation">Code of the occupation; 0 any.</param>
    /// <param name="PastCategory">Past affiliation; 0 any.</param>
    /// <param name="Past">Words of it.</param>
    /// <param name="InterestCategory">Interest; 0 any.</param>
    /// <param name="Interest">Words of it.</param>
    /// <param name="PresentCategory">Affiliation; 0 any.</param>
    /// <param name="Present">Words of it.</param>
    /// <param name="PageCategory">Category of the home page; 0 any.</param>
    /// <param name="Page">Words of it.</param>
    /// <param name="IsOnline">1: only who is online.</param>
    public readonly record struct SearchWhite2(
        string FirstName, string LastName, string Nick, string Email, ushort MinAge, ushort MaxAge, byte Sex, byte Language, string City,
        string State, ushort Country, string Company, string Department, string Position, byte Occupation, ushort PastCategory, string Past,
        ushort InterestCategory, string Interest, ushort PresentCategory, string Present, ushort PageCategory, string Page,
        byte? IsOnline) : IMessage<SearchWhite2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0533, nameof(SearchWhite2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SearchWhite2 Layout<TVisitor>(ref TVisitor v, in SearchWhite2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
            v.Str("nick", m.Nick, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short), v.U16("min age", m.MinAge),
            v.U16("max age", m.MaxAge), v.U8("sex", m.Sex), v.U8("language", m.Language), v.Str("city", m.City, IcqLimits.Short),
            v.Str("state", m.State, IcqLimits.Short), v.U16("country", m.Country), v.Str("company", m.Company, IcqLimits.Short),
            v.Str("department", m.Department, IcqLimits.Short), v.Str("position", m.Position, IcqLimits.Short), v.U8("occupation", m.Occupation),
            v.U16("past category", m.PastCategory), v.Str("past", m.Past, IcqLimits.Short), v.U16("interest category", m.InterestCategory),
            v.Str("interest", m.Interest, IcqLimits.Short), v.U16("present category", m.PresentCategory),
            v.Str("present", m.Present, IcqLimits.Short), v.U16("page category", m.PageCategory), v.Str("page", m.Page, IcqLimits.Short),
            v.OptionalU8("is online", m.IsOnline));
    }

    /// <summary>Statistics about the use of the client.</summary>
    /// <param name="Rest">Unknown.</param>
    public readonly record struct MetaUsageStats(byte[] Rest) : IMessage<MetaUsageStats>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x06B8, nameof(MetaUsageStats), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static MetaUsageStats Layout<TVisitor>(ref TVisitor v, in MetaUsageStats m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Sent by ICQ 99b after the login.</summary>
    /// <param name="Rest">Unknown.</param>
    public readonly record struct MetaLogin(byte[] Rest) : IMessage<MetaLogin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x07D0, nameof(MetaLogin), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static MetaLogin Layout<TVisitor>(ref TVisitor v, in MetaLogin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}
