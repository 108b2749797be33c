namespace Parlance.Core.Model;

/// <summary>Somebody as others see them: an account under its handle, or a guest under the name of the visit.</summary>
public sealed class Person
{
    internal Person(Account account)
    {
        Account = account;
        Name = account.Handle;
    }

    private Person(string name, Network home) => (Name, Home) = (name, home);

    /// <summary>The name others see.</summary>
    public string Name { get; }

    /// <summary>The account; null for a guest.</summary>
    public Account? Account { get; }

    /// <summary>The network a guest visits, where the name is as it was given; <see cref="Network.Server"/> for accounts, who are known everywhere.</summary>
    public Network Home { get; }

    /// <summary>Somebody without an account.</summary>
    public static Person Guest(string name, Network home = Network.Ares) => new(name, home);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
