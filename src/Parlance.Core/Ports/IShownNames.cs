using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>What people are called on networks other than their own.</summary>
public interface IShownNames
{
    /// <summary>How somebody is called on a network.</summary>
    string Of(Person person, Network on);
}
