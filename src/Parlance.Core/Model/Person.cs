namespace Parlance.Core.Model;

/// <summary>Somebody as others see them: an account under its handle, or a guest under the name of the visit.</summary>
public sealed class Person
{
    internal Person(Account account)
    {
        Account = account;
        Name = PublicName = account.Handle;
    }

    private Person(string name, Network home, string publicName) => (Name, Home, PublicName) = (name, home, publicName);

    /// <summary>The name others see.</summary>
    public string Name { get; }

    /// <summary>The name that people of other networks see: another one where the name itself tells what is not theirs to know, such as an address.</summary>
    public string PublicName { get; }

    /// <summary>The account; null for a guest.</summary>
    public Account? Account { get; }

    /// <summary>The network a guest visits, where the name is as it was given; <see cref="Network.Server"/> for accounts, who are known everywhere.</summary>
    public Network Home { get; }

    /// <summary>Somebody without an account.</summary>
    /// <param name="name">The name.</param>
    /// <param name="home">The network they visit.</param>
    /// <param name="publicName">The name for people of other networks; the same when null.</param>
    public static Person Guest(string name, Network home = Network.Ares, string? publicName = null) => new(name, home, publicName ?? name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
