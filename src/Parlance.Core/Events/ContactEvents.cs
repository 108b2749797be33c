using Parlance.Core.Model;

namespace Parlance.Core.Events;

/// <summary>The receiver's account listed a contact, or was allowed to; done elsewhere than on the receiving session.</summary>
public sealed record ContactAdded(Account Owner, Account Contact) : DomainEvent;

/// <summary>The receiver's account took a contact off its list; done elsewhere than on the receiving session.</summary>
public sealed record ContactRemoved(Account Owner, Account Contact) : DomainEvent;
