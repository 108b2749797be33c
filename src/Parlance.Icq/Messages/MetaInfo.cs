using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>Name and address; the postal code is a number.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Home">Name and address.</param>
    /// <param name="Zip">Postal code.</param>
    /// <param name="Country">Country.</param>
    /// <param name="TimeZone">Half hours west of GMT, signed.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="IsWebAware">1: the status is shown on the web.</param>
    /// <param name="HidesIp">1 hides the address.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct BasicInfo(
        byte Result, MetaHome Home, uint Zip, ushort Country, byte TimeZone, byte Authorize, byte IsWebAware, byte HidesIp,
        byte[] Rest) : IMessage<BasicInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00C8, nameof(BasicInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static BasicInfo Layout<TVisitor>(ref TVisitor v, in BasicInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(BasicInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.Item<MetaHome>("home", m.Home), v.U32("zip", m.Zip), v.U16("country", m.Country),
                    v.U8("time zone", m.TimeZone), v.U8("authorize", m.Authorize), v.U8("is web aware", m.IsWebAware),
                    v.U8("hides ip", m.HidesIp), v.Tail("rest", m.Rest, IcqLimits.Datagram));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Name and address; the postal code is a text (ICQ 99b).</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Home">Name and address.</param>
    /// <param name="Zip">Postal code.</param>
    /// <param name="Country">Country.</param>
    /// <param name="TimeZone">Half hours west of GMT, signed.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="IsWebAware">1: the status is shown on the web.</param>
    /// <param name="HidesIp">1 hides the address.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct BasicInfo2(
        byte Result, MetaHome Home, string Zip, ushort Country, byte TimeZone, byte Authorize, byte IsWebAware, byte HidesIp,
        byte[] Rest) : IMessage<BasicInfo2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00C8, nameof(BasicInfo2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static BasicInfo2 Layout<TVisitor>(ref TVisitor v, in BasicInfo2 m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(BasicInfo2) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.Item<MetaHome>("home", m.Home), v.Str("zip", m.Zip, IcqLimits.Short), v.U16("country", m.Country),
                    v.U8("time zone", m.TimeZone), v.U8("authorize", m.Authorize), v.U8("is web aware", m.IsWebAware),
                    v.U8("hides ip", m.HidesIp), v.Tail("rest", m.Rest, IcqLimits.Datagram));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Work address; the postal code is a number.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
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
    public readonly record struct WorkInfo(
        byte Result, string City, string State, string Phone, string Fax, string Address, uint Zip, ushort Country, string Company,
        string Department, string Position, ushort Occupation, string? HomePage) : IMessage<WorkInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00D2, nameof(WorkInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static WorkInfo Layout<TVisitor>(ref TVisitor v, in WorkInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(WorkInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.Str("city", m.City, IcqLimits.Short), v.Str("state", m.State, IcqLimits.Short),
                    v.Str("phone", m.Phone, IcqLimits.Short), v.Str("fax", m.Fax, IcqLimits.Short), v.Str("address", m.Address, IcqLimits.Short),
                    v.U32("zip", m.Zip), v.U16("country", m.Country), v.Str("company", m.Company, IcqLimits.Short),
                    v.Str("department", m.Department, IcqLimits.Short), v.Str("position", m.Position, IcqLimits.Short),
                    v.U16("occupation", m.Occupation), v.OptionalStr("home page", m.HomePage, IcqLimits.Short));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Work address; the postal code is a text (ICQ 99b).</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
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
    public readonly record struct WorkInfo2(
        byte Result, string City, string State, string Phone, string Fax, string Address, string Zip, ushort Country, string Company,
        string Department, string Position, ushort Occupation, string? HomePage) : IMessage<WorkInfo2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00D2, nameof(WorkInfo2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static WorkInfo2 Layout<TVisitor>(ref TVisitor v, in WorkInfo2 m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(WorkInfo2) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.Str("city", m.City, IcqLimits.Short), v.Str("state", m.State, IcqLimits.Short),
                    v.Str("phone", m.Phone, IcqLimits.Short), v.Str("fax", m.Fax, IcqLimits.Short), v.Str("address", m.Address, IcqLimits.Short),
                    v.Str("zip", m.Zip, IcqLimits.Short), v.U16("country", m.Country), v.Str("company", m.Company, IcqLimits.Short),
                    v.Str("department", m.Department, IcqLimits.Short), v.Str("position", m.Position, IcqLimits.Short),
                    v.U16("occupation", m.Occupation), v.OptionalStr("home page", m.HomePage, IcqLimits.Short));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Age, sex, home page and birthday.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Age">Age in years; 65535 not set.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="HomePage">Home page.</param>
    /// <param name="Year">Year of birth less 1900.</param>
    /// <param name="Month">Month of birth.</param>
    /// <param name="Day">Day of birth.</param>
    /// <param name="Language1">Code of a language.</param>
    /// <param name="Language2">Code of a language.</param>
    /// <param name="Language3">Code of a language.</param>
    public readonly record struct MoreInfo(
        byte Result, ushort Age, byte Sex, string HomePage, byte Year, byte Month, byte Day, byte Language1, byte Language2,
        byte Language3) : IMessage<MoreInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00DC, nameof(MoreInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static MoreInfo Layout<TVisitor>(ref TVisitor v, in MoreInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(MoreInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.U16("age", m.Age), v.U8("sex", m.Sex), v.Str("home page", m.HomePage, IcqLimits.Short),
                    v.U8("year", m.Year), v.U8("month", m.Month), v.U8("day", m.Day), v.U8("language1", m.Language1),
                    v.U8("language2", m.Language2), v.U8("language3", m.Language3));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Age, sex, home page and birthday (ICQ 99b).</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Age">Age in years; 65535 not set.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="HomePage">Home page.</param>
    /// <param name="Year">Year of birth.</param>
    /// <param name="Month">Month of birth.</param>
    /// <param name="Day">Day of birth.</param>
    /// <param name="Language1">Code of a language.</param>
    /// <param name="Language2">Code of a language.</param>
    /// <param name="Language3">Code of a language.</param>
    public readonly record struct MoreInfo2(
        byte Result, ushort Age, byte Sex, string HomePage, ushort Year, byte Month, byte Day, byte Language1, byte Language2,
        byte Language3) : IMessage<MoreInfo2>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00DC, nameof(MoreInfo2), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static MoreInfo2 Layout<TVisitor>(ref TVisitor v, in MoreInfo2 m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(MoreInfo2) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.U16("age", m.Age), v.U8("sex", m.Sex), v.Str("home page", m.HomePage, IcqLimits.Short),
                    v.U16("year", m.Year), v.U8("month", m.Month), v.U8("day", m.Day), v.U8("language1", m.Language1),
                    v.U8("language2", m.Language2), v.U8("language3", m.Language3));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>The text about the user.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="About">Text.</param>
    public readonly record struct AboutInfo(byte Result, string About) : IMessage<AboutInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00E6, nameof(AboutInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static AboutInfo Layout<TVisitor>(ref TVisitor v, in AboutInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(AboutInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.Str("about", m.About, IcqLimits.About));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Interests.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Interests">Interests.</param>
    public readonly record struct InterestsInfo(byte Result, MetaKeyword[] Interests) : IMessage<InterestsInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00F0, nameof(InterestsInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static InterestsInfo Layout<TVisitor>(ref TVisitor v, in InterestsInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(InterestsInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.List("interests", m.Interests, Width.Byte, IcqLimits.Keywords));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Past and present affiliations.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Past">Past ones.</param>
    /// <param name="Present">Present ones.</param>
    public readonly record struct AffiliationsInfo(byte Result, MetaKeyword[] Past, MetaKeyword[] Present) : IMessage<AffiliationsInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x00FA, nameof(AffiliationsInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static AffiliationsInfo Layout<TVisitor>(ref TVisitor v, in AffiliationsInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(AffiliationsInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.List("past", m.Past, Width.Byte, IcqLimits.Keywords),
                    v.List("present", m.Present, Width.Byte, IcqLimits.Keywords));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>The short profile.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">1: anyone may add; 0: only with consent.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="Zero">0.</param>
    public readonly record struct ShortInfo(
        byte Result, string Nick, string FirstName, string LastName, string Email, byte Authorize, byte Sex,
        byte? Zero) : IMessage<ShortInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x0104, nameof(ShortInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static ShortInfo Layout<TVisitor>(ref TVisitor v, in ShortInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(ShortInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
                    v.Str("last name", m.LastName, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize),
                    v.U8("sex", m.Sex), v.OptionalU8("zero", m.Zero));
                v.EndIf();
            }

            return reply;
        }
    }

    /// <summary>Category of the home page.</summary>
    /// <param name="Result">See <see cref="IcqMetaResult"/>; anything but success ends the message.</param>
    /// <param name="Categories">None or one.</param>
    public readonly record struct HomePageCategoryInfo(byte Result, MetaKeyword[] Categories) : IMessage<HomePageCategoryInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Meta, Direction.ToClient, 0x010E, nameof(HomePageCategoryInfo), "isd v5_defines; seen in icqlib 1.x");

        /// <inheritdoc/>
        public static HomePageCategoryInfo Layout<TVisitor>(ref TVisitor v, in HomePageCategoryInfo m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var result = v.U8("result", m.Result);
            var reply = default(HomePageCategoryInfo) with { Result = result };
            if (v.If("success", result == IcqMetaResult.Success))
            {
                reply = new(result, v.List("categories", m.Categories, Width.Byte, IcqLimits.Keywords));
                v.EndIf();
            }

            return reply;
        }
    }
}
