using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Name and address as the requests and answers of version 5 carry them.</summary>
/// <param name="Nick">Nick.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">First e-mail.</param>
/// <param name="Email2">Second e-mail.</param>
/// <param name="Email3">Old e-mail.</param>
/// <param name="City">City.</param>
/// <param name="State">State.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Fax">Fax.</param>
/// <param name="Address">Street.</param>
/// <param name="Cellular">Mobile telephone.</param>
public readonly record struct MetaHome(
    string Nick, string FirstName, string LastName, string Email, string Email2, string Email3, string City, string State, string Phone,
    string Fax, string Address, string Cellular) : IWire<MetaHome>
{
    /// <inheritdoc/>
    public static MetaHome Layout<TVisitor>(ref TVisitor v, in MetaHome m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
        v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
        v.Str("last name", m.LastName, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short), v.Str("email2", m.Email2, IcqLimits.Short),
        v.Str("email3", m.Email3, IcqLimits.Short), v.Str("city", m.City, IcqLimits.Short), v.Str("state", m.State, IcqLimits.Short),
        v.Str("phone", m.Phone, IcqLimits.Short), v.Str("fax", m.Fax, IcqLimits.Short), v.Str("address", m.Address, IcqLimits.Short),
        v.Str("cellular", m.Cellular, IcqLimits.Short));
}

/// <summary>A category and words.</summary>
/// <param name="Category">Code of the category.</param>
/// <param name="Words">Words, separated by commas.</param>
public readonly record struct MetaKeyword(ushort Category, string Words) : IWire<MetaKeyword>
{
    /// <inheritdoc/>
    public static MetaKeyword Layout<TVisitor>(ref TVisitor v, in MetaKeyword m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
        v.U16("category", m.Category), v.Str("words", m.Words, IcqLimits.Short));
}
