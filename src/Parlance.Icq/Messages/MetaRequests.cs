using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Sets name and address; the postal code is a number.</summary>
    /// <param name="Home">Name and address.</param>
    /// <param name="Zip">Postal code.</param>
    /// <param name="Country">Country.</param>
    /// <param name="TimeZone">Half hours west of GMT, signed.</param>
    /// <param name="HidesEmail">1 hides the first e-mail address.</param>
    public readonly record struct SetBasic(MetaHome Home, uint Zip, ushort Country, byte TimeZone, byte? HidesEmail) : IMessage<SetBasic>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x03E8, nameof(SetBasic), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetBasic Layout<TVisitor>(ref TVisitor v, in SetBasic m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Item<MetaHome>("home", m.Home), v.U32("zip", m.Zip), v.U16("country", m.Country), v.U8("time zone", m.TimeZone),
            v.OptionalU8("hides email", m.HidesEmail));
    }

    /// <summary>Sets name and address; the postal code is a text (ICQ 99b).</summary>
    /// <param name="Home">Name and address.</param>
    /// <param name="Zip">Postal code.</param>
    /// <param name="Country">Country.</param>
    /// <param name="TimeZone">Half hours west of GMT, signed.</param>
    /// <param name="HidesEmail">1 hides the first e-mail address.</param>
    public readonly record struct SetBasic2(MetaHome Home, string Zip, ushort Country, byte TimeZone, byte? HidesEmail) : IMessage<SetBasic2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x03E9, nameof(SetBasic2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetBasic2 Layout<TVisitor>(ref TVisitor v, in SetBasic2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Item<MetaHome>("home", m.Home), v.Str("zip", m.Zip, IcqLimits.Short), v.U16("country", m.Country), v.U8("time zone", m.TimeZone),
            v.OptionalU8("hides email", m.HidesEmail));
    }

    /// <summary>Sets the work address; the postal code is a number.</summary>
    /// <param name="City">City.</param>
    /// <param name="State">State.</param>
    /// <param name="Phone">Telephone.</param>
    /// <param name="Fax">Fax.</param>
    /// <param name="Address">Street.</param>
    /// <param name="Zip">Postal code.</param>
    /// <param name="Country">Country.</param>
    /// <param name="Company">Company.</param>
    /// <param name="Department">Department.</param>
    /// <param name="Position">Position.</param>
    /// <param name="Occupation">Code of the occupation.</param>
    /// <param name="HomePage">Home page.</param>
    public readonly record struct SetWork(
        string City, string State, string Phone, string Fax, string Address, uint Zip, ushort Country, string Company, string Department,
        string Position, ushort Occupation, string? HomePage) : IMessage<SetWork>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x03F2, nameof(SetWork), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetWork Layout<TVisitor>(ref TVisitor v, in SetWork m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("city", m.City, IcqLimits.Short), v.Str("state", m.State, IcqLimits.Short), v.Str("phone", m.Phone, IcqLimits.Short),
            v.Str("fax", m.Fax, IcqLimits.Short), v.Str("address", m.Address, IcqLimits.Short), v.U32("zip", m.Zip), v.U16("country", m.Country),
            v.Str("company", m.Company, IcqLimits.Short), v.Str("department", m.Department, IcqLimits.Short),
            v.Str("position", m.Position, IcqLimits.Short), v.U16("occupation", m.Occupation),
            v.OptionalStr("home page", m.HomePage, IcqLimits.Short));
    }

    /// <summary>Sets the work address; the postal code is a text (ICQ 99b).</summary>
    /// <param name="City">City.</param>
    /// <param name="State">State.</param>
    /// <param name="Phone">Telephone.</param>
    /// <param name="Fax">Fax.</param>
    /// <param name="Address">Street.</param>
    /// <param name="Zip">Postal code.</param>
    /// <param name="Country">Country.</param>
    /// <param name="Company">Company.</param>
    /// <param name="Department">Department.</param>
    /// <param name="Position">Position.</param>
    /// <param name="Occupation">Code of the occupation.</param>
    /// <param name="HomePage">Home page.</param>
    public readonly record struct SetWork2(
        string City, string State, string Phone, string Fax, string Address, string Zip, ushort Country, string Company, string Department,
        string Position, ushort Occupation, string? HomePage) : IMessage<SetWork2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x03F3, nameof(SetWork2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetWork2 Layout<TVisitor>(ref TVisitor v, in SetWork2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("city", m.City, IcqLimits.Short), v.Str("state", m.State, IcqLimits.Short), v.Str("phone", m.Phone, IcqLimits.Short),
            v.Str("fax", m.Fax, IcqLimits.Short), v.Str("address", m.Address, IcqLimits.Short), v.Str("zip", m.Zip, IcqLimits.Short),
            v.U16("country", m.Country), v.Str("company", m.Company, IcqLimits.Short), v.Str("department", m.Department, IcqLimits.Short),
            v.Str("position", m.Position, IcqLimits.Short), v.U16("occupation", m.Occupation),
            v.OptionalStr("home page", m.HomePage, IcqLimits.Short));
    }

    /// <summary>Sets age, sex, home page and birthday.</summary>
    /// <param name="Age">Age in years; 65535 not set.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="HomePage">Home page.</param>
    /// <param name="Year">Year of birth less 1900.</param>
    /// <param name="Month">Month of birth.</param>
    /// <param name="Day">Day of birth.</param>
    /// <param name="Language1">Code of a language.</param>
    /// <param name="Language2">Code of a language.</param>
    /// <param name="Language3">Code of a language.</param>
    public readonly record struct SetMore(
        ushort Age, byte Sex, string HomePage, byte Year, byte Month, byte Day, byte Language1, byte Language2,
        byte Language3) : IMessage<SetMore>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x03FC, nameof(SetMore), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetMore Layout<TVisitor>(ref TVisitor v, in SetMore m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("age", m.Age), v.U8("sex", m.Sex), v.Str("home page", m.HomePage, IcqLimits.Short), v.U8("year", m.Year),
            v.U8("month", m.Month), v.U8("day", m.Day), v.U8("language1", m.Language1), v.U8("language2", m.Language2),
            v.U8("language3", m.Language3));
    }

    /// <summary>Sets age, sex, home page and birthday (ICQ 99b).</summary>
    /// <param name="Age">Age in years; 65535 not set.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="HomePage">Home page.</param>
    /// <param name="Year">Year of birth.</param>
    /// <param name="Month">Month of birth.</param>
    /// <param name="Day">Day of birth.</param>
    /// <param name="Language1">Code of a language.</param>
    /// <param name="Language2">Code of a language.</param>
    /// <param name="Language3">Code of a language.</param>
    public readonly record struct SetMore2(
        ushort Age, byte Sex, string HomePage, ushort Year, byte Month, byte Day, byte Language1, byte Language2,
        byte Language3) : IMessage<SetMore2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x03FD, nameof(SetMore2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetMore2 Layout<TVisitor>(ref TVisitor v, in SetMore2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("age", m.Age), v.U8("sex", m.Sex), v.Str("home page", m.HomePage, IcqLimits.Short), v.U16("year", m.Year),
            v.U8("month", m.Month), v.U8("day", m.Day), v.U8("language1", m.Language1), v.U8("language2", m.Language2),
            v.U8("language3", m.Language3));
    }

    /// <summary>Sets the text about the user.</summary>
    /// <param name="About">Text.</param>
    public readonly record struct SetAbout(string About) : IMessage<SetAbout>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0406, nameof(SetAbout), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetAbout Layout<TVisitor>(ref TVisitor v, in SetAbout m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("about", m.About, IcqLimits.About));
    }

    /// <summary>Sets up to four interests.</summary>
    /// <param name="Interests">Interests.</param>
    public readonly record struct SetInterests(MetaKeyword[] Interests) : IMessage<SetInterests>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0410, nameof(SetInterests), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetInterests Layout<TVisitor>(ref TVisitor v, in SetInterests m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.List("interests", m.Interests, Width.Byte, IcqLimits.Keywords));
    }

    /// <summary>Sets past and present affiliations.</summary>
    /// <param name="Past">Past ones.</param>
    /// <param name="Present">Present ones.</param>
    public readonly record struct SetAffiliations(MetaKeyword[] Past, MetaKeyword[] Present) : IMessage<SetAffiliations>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x041A, nameof(SetAffiliations), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetAffiliations Layout<TVisitor>(ref TVisitor v, in SetAffiliations m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.List("past", m.Past, Width.Byte, IcqLimits.Keywords), v.List("present", m.Present, Width.Byte, IcqLimits.Keywords));
    }

    /// <summary>Sets who may add the user and what is shown of it.</summary>
    /// <param name="Authorize">1: anyone may add me; 0: only with my consent.</param>
    /// <param name="IsWebAware">1: the status is shown on the web.</param>
    /// <param name="HidesIp">1 hides the address.</param>
    public readonly record struct SetSecurity(byte Authorize, byte? IsWebAware, byte? HidesIp) : IMessage<SetSecurity>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0424, nameof(SetSecurity), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetSecurity Layout<TVisitor>(ref TVisitor v, in SetSecurity m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("authorize", m.Authorize), v.OptionalU8("is web aware", m.IsWebAware), v.OptionalU8("hides ip", m.HidesIp));
    }

    /// <summary>Changes the password.</summary>
    /// <param name="Password">New password; eight bytes count.</param>
    public readonly record struct SetPassword(string Password) : IMessage<SetPassword>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x042E, nameof(SetPassword), "isd v5_defines; seen in icqlib 1.x") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static SetPassword Layout<TVisitor>(ref TVisitor v, in SetPassword m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("password", m.Password, IcqLimits.Password));
    }

    /// <summary>Sets the category of the home page.</summary>
    /// <param name="IsOn">1 publishes it.</param>
    /// <param name="Category">Code of the category.</param>
    /// <param name="Description">Description.</param>
    public readonly record struct SetHomePageCategory(byte IsOn, ushort Category, string Description) : IMessage<SetHomePageCategory>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x0442, nameof(SetHomePageCategory), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static SetHomePageCategory Layout<TVisitor>(ref TVisitor v, in SetHomePageCategory m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("is on", m.IsOn), v.U16("category", m.Category), v.Str("description", m.Description, IcqLimits.Short));
    }

    /// <summary>Asks for the whole profile.</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct GetFull(uint Uin) : IMessage<GetFull>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x04B0, nameof(GetFull), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static GetFull Layout<TVisitor>(ref TVisitor v, in GetFull m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Asks for the whole profile (ICQ 99b).</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct GetFull2(uint Uin) : IMessage<GetFull2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x04B1, nameof(GetFull2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static GetFull2 Layout<TVisitor>(ref TVisitor v, in GetFull2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Asks for the short profile.</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct GetShort(uint Uin) : IMessage<GetShort>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x04BA, nameof(GetShort), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static GetShort Layout<TVisitor>(ref TVisitor v, in GetShort m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Asks for the own profile after the login.</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct LoginInfo(uint Uin) : IMessage<LoginInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x04CE, nameof(LoginInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static LoginInfo Layout<TVisitor>(ref TVisitor v, in LoginInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Asks for the own profile after the login (ICQ 99b).</summary>
    /// <param name="Uin">UIN.</param>
    public readonly record struct LoginInfo2(uint Uin) : IMessage<LoginInfo2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x04CF, nameof(LoginInfo2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static LoginInfo2 Layout<TVisitor>(ref TVisitor v, in LoginInfo2 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin));
    }

    /// <summary>Deletes the account.</summary>
    /// <param name="Uin">The own UIN.</param>
    /// <param name="Password">Password.</param>
    public readonly record struct Unregister(uint Uin, string Password) : IMessage<Unregister>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToServer, 0x04C4, nameof(Unregister), "isd v5_defines; seen in icqlib 1.x") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static Unregister Layout<TVisitor>(ref TVisitor v, in Unregister m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.Str("password", m.Password, IcqLimits.Password));
    }
}
