// What this person may do with a contract: by role, or as an owner of it or of one of its applications.
import { type ContractView, deleteContract, updateContract } from '#shared/api/contracts.ts';
import { decideRenewal } from '#shared/api/renewals.ts';
import { isOwner } from '#shared/domain/access/owners.ts';
import { usePermission, useSession } from '#web/app/session.ts';

export function useRights({ owners, applicationIds }: Pick<ContractView, 'owners' | 'applicationIds'>) {
  const { mail, ownedApplications } = useSession();
  const owned = isOwner(owners, mail) || applicationIds.some((id) => ownedApplications.includes(id));
  return {
    mayEdit: usePermission(updateContract).allowed || owned,
    mayDecide: usePermission(decideRenewal).allowed || owned,
    mayDelete: usePermission(deleteContract).allowed,
  };
}
