using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Sessions;

namespace Parlance.Server.Operations;

/// <summary>The names of the networks, for the pages, which know no network.</summary>
internal sealed class ShownNames : IShownNames
{
    public string Of(Person person, Network on) => NetworkNames.Of(person, on);
}
